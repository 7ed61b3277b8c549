import type { Language } from './language.ts';

export type Words = readonly [message: string, remedy: string];

/** Why a file of the feed could not be fetched, by `FetchFailure`. */
export const FETCH_WORDING: Record<string, Record<Language, Words>> = {
  status: {
    vi: ['máy chủ trả lời mã {detail}.', 'Xem lại địa chỉ hoặc tải tệp lên lại.'],
    en: ['the server answered {detail}.', 'Check the address or upload the file again.'],
  },
  dns: {
    vi: ['không tìm thấy tên miền.', 'Xem lại địa chỉ.'],
    en: ['the host name was not found.', 'Check the address.'],
  },
  'refused-connection': {
    vi: ['máy chủ từ chối kết nối.', 'Thử lại khi máy chủ chạy.'],
    en: ['the server refused the connection.', 'Try again when it runs.'],
  },
  reset: {
    vi: ['máy chủ cắt kết nối.', 'Thử lại sau.'],
    en: ['the server cut the connection.', 'Try again later.'],
  },
  timeout: {
    vi: ['tải quá chậm.', 'Thử lại sau, hoặc thu nhỏ tệp.'],
    en: ['it came too slowly.', 'Try again later, or make the file smaller.'],
  },
  tls: {
    vi: ['chứng chỉ của máy chủ không hợp lệ ({detail}).', 'Gia hạn chứng chỉ của máy chủ.'],
    en: ["the server's certificate is not valid ({detail}).", "Renew the server's certificate."],
  },
  truncated: {
    vi: ['tệp tải về bị thiếu.', 'Thử lại sau.'],
    en: ['it arrived incomplete.', 'Try again later.'],
  },
  'too-large': {
    vi: ['tệp quá lớn (giới hạn {detail} byte).', 'Thu nhỏ tệp trước khi đăng.'],
    en: ['the file is too large (limit {detail} bytes).', 'Make it smaller before posting.'],
  },
  decoding: {
    vi: ['nội dung nén bị hỏng ({detail}).', 'Tải tệp lên lại.'],
    en: ['its compression is broken ({detail}).', 'Upload it again.'],
  },
  redirects: {
    vi: ['máy chủ chuyển hướng lòng vòng.', 'Xem lại địa chỉ.'],
    en: ['the server redirects in circles.', 'Check the address.'],
  },
  address: {
    vi: [
      'địa chỉ nằm ngoài thư mục nguồn tin hoặc trong mạng nội bộ ({detail}).',
      'Dùng địa chỉ công khai, hoặc --allow-private.',
    ],
    en: [
      "its address is outside the feed's folder or in a private network ({detail}).",
      'Use a public address, or --allow-private.',
    ],
  },
  unreadable: {
    vi: ['không đọc được tệp ({detail}).', 'Xem lại quyền đọc của tệp.'],
    en: ['the file cannot be read ({detail}).', 'Check its permissions.'],
  },
  network: {
    vi: ['lỗi mạng ({detail}).', 'Thử lại sau.'],
    en: ['network error ({detail}).', 'Try again later.'],
  },
};

const NOT_A_PICTURE: Record<Language, Words> = {
  vi: ['tệp này không phải ảnh.', 'Tải ảnh JPEG hoặc PNG lên lại.'],
  en: ['the file is no picture.', 'Upload a JPEG or PNG.'],
};

/** Why a file was not taken as a recording, whatever else it is. */
export const NOT_A_RECORDING: Record<Language, Words> = {
  vi: ['tệp này không phải bản ghi âm nghe được trên mọi máy.', 'Lưu thành MP3 rồi tải lên lại.'],
  en: ['the file is no recording that plays everywhere.', 'Save it as MP3 and upload it again.'],
};

const OTHER_FORMAT: Record<Language, Words> = {
  vi: ['loại ảnh này không dùng được.', 'Lưu thành JPEG hoặc PNG rồi tải lên lại.'],
  en: ['this kind of picture is not supported.', 'Save it as JPEG or PNG and upload it again.'],
};

/** Why a file was not taken, by `PictureError.reason`. */
export const PICTURE_WORDING: Record<string, Record<Language, Words>> = {
  heic: {
    vi: ['ảnh HEIC của iPhone không xem được trên mọi máy.', 'Lưu thành JPEG rồi tải lên lại.'],
    en: ['HEIC pictures of iPhones do not open everywhere.', 'Save it as JPEG and upload it again.'],
  },
  svg: {
    vi: ['ảnh SVG có thể chứa mã chạy được nên không nhận.', 'Lưu thành PNG rồi tải lên lại.'],
    en: ['SVG pictures can hold running code and are not taken.', 'Save it as PNG and upload it again.'],
  },
  html: {
    vi: ['máy chủ gửi một trang web thay cho ảnh.', 'Xem lại địa chỉ ảnh.'],
    en: ['the server sent a web page instead.', 'Check the address.'],
  },
  empty: { vi: ['tệp rỗng.', 'Tải tệp lên lại.'], en: ['the file is empty.', 'Upload it again.'] },
  unreadable: {
    vi: ['ảnh hỏng hoặc bị cắt.', 'Tải ảnh lên lại.'],
    en: ['the picture is damaged or cut.', 'Upload it again.'],
  },
  'too-many-pixels': {
    vi: ['ảnh có hơn 50 triệu điểm ảnh.', 'Thu nhỏ ảnh rồi tải lên lại.'],
    en: ['it has more than 50 million pixels.', 'Make it smaller and upload it again.'],
  },
  timeout: {
    vi: ['xử lý ảnh quá lâu.', 'Lưu lại ảnh bằng phần mềm khác rồi tải lên.'],
    en: ['it takes too long to process.', 'Save it with another program and upload it.'],
  },
  crashed: {
    vi: ['không xử lý được ảnh.', 'Lưu lại ảnh bằng phần mềm khác rồi tải lên.'],
    en: ['it could not be processed.', 'Save it with another program and upload it.'],
  },
  'tracking-pixel': {
    vi: ['ảnh chỉ vài điểm, dùng để đếm người xem.', 'Không cần làm gì.'],
    en: ['a picture of a few pixels, made to count readers.', 'Nothing to do.'],
  },
  pdf: NOT_A_PICTURE,
  audio: NOT_A_PICTURE,
  unknown: NOT_A_PICTURE,
  bmp: OTHER_FORMAT,
  tiff: OTHER_FORMAT,
  ico: OTHER_FORMAT,
  jxl: OTHER_FORMAT,
};
