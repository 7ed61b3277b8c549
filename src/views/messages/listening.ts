import { slice } from './slice.ts';

const notUsable = 'Chưa dùng được giọng đọc tiếng Việt trên máy này. Hãy xem cách cài giọng đọc.';

const failures: Record<string, string> = {
  network: 'Giọng đọc này cần mạng. Khi có mạng, hãy bấm “Đọc tiếp”, hoặc cài giọng đọc vào máy.',
  'synthesis-failed': notUsable,
  'synthesis-unavailable': notUsable,
  'language-unavailable': notUsable,
  'voice-unavailable': notUsable,
  silent: 'Máy chưa phát ra tiếng đọc. Hãy bấm “Đọc tiếp” để thử lại, hoặc xem cách cài giọng đọc.',
  'not-allowed': 'Trình duyệt chưa cho phát tiếng. Hãy bấm nút nghe ở giữa.',
  recording: 'Không phát được bản ghi âm. Khi có mạng, hãy bấm “Nghe tiếp”.',
};

/** The player that reads aloud, and what to do where there is no voice. */
export const listening = slice('listening', {
  player: 'Nghe bài',
  pause: 'Tạm dừng',
  voice: {
    play: 'Đọc tiếp',
    next: 'Câu sau',
    previous: 'Câu trước',
    rate: 'Tốc độ đọc',
    ended: 'Đã đọc hết bài.',
  },
  recording: {
    play: 'Nghe tiếp',
    next: 'Tới 30 giây',
    previous: 'Lùi 10 giây',
    rate: 'Tốc độ phát',
    ended: 'Đã nghe hết bản ghi âm.',
  },
  times: (rate: number) => `${String(rate).replace('.', ',')}×`,
  progress: 'Đã nghe đến đâu',
  follow: 'Về câu đang đọc',
  more: 'Thêm lựa chọn',
  goOn: 'Hết bài thì nghe bài đã lưu kế tiếp',
  close: 'Thôi nghe',
  failure: (error: string) => failures[error] ?? 'Giọng đọc bị ngắt. Hãy bấm “Đọc tiếp” để đọc lại câu này.',
  howToInstall: 'Cách cài giọng đọc',
  notHeard: 'Không nghe thấy tiếng Việt?',
  guideNotLoaded: 'Chưa tải được phần hướng dẫn. Khi có mạng, xin bấm lại.',
  guideTitle: 'Cách cài giọng đọc tiếng Việt',
  guideText:
    'Có máy kể tên giọng tiếng Việt mà chưa tải giọng ấy về, nên bài được đọc bằng giọng nước ngoài hoặc không ra tiếng. Chỉ cần cài một lần; sau đó nghe được cả khi không có mạng.',
  noVoiceTitle: 'Máy chưa có giọng đọc tiếng Việt',
  noVoiceText: 'Chỉ cần cài một lần; sau đó nghe được cả khi không có mạng.',
  noSpeechTitle: 'Trình duyệt này không đọc thành tiếng được',
  noSpeechText: 'Hãy mở trang bằng Chrome, Edge hay Safari, rồi bấm “Nghe bài”.',
  otherDevices: 'Trên máy khác',
  afterInstalling: 'Cài xong, hãy đóng hẳn trình duyệt rồi mở lại.',
  guides: {
    android: [
      'Mở Cài đặt của máy, tìm “Chuyển văn bản thành giọng nói”.',
      'Chọn công cụ của Google, bấm biểu tượng bánh răng bên cạnh.',
      'Vào “Cài đặt dữ liệu giọng nói”, chọn Tiếng Việt và tải về.',
    ],
    ios: [
      'Mở Cài đặt › Trợ năng › Nội dung được đọc (có máy ghi “Đọc & Nói”) › Giọng nói.',
      'Chọn Tiếng Việt, rồi tải giọng Linh về máy.',
    ],
    windows: [
      'Mở Cài đặt › Thời gian và ngôn ngữ › Giọng nói.',
      'Bấm “Thêm giọng nói”, chọn Tiếng Việt.',
      'Hoặc mở trang này bằng Microsoft Edge: Edge có sẵn giọng đọc tiếng Việt khi có mạng.',
    ],
    mac: [
      'Mở Cài đặt hệ thống › Trợ năng › Nội dung được đọc (có máy ghi “Đọc & Nói”).',
      'Ở “Giọng nói hệ thống”, chọn Quản lý giọng nói, rồi tải giọng Tiếng Việt.',
    ],
  },
});
