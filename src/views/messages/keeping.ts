import type { KeepingReason } from '../../store/keeping-news.ts';
import { slice } from './slice.ts';

const ends: Record<Exclude<KeepingReason, '' | 'stopped'>, string> = {
  offline: 'Mất mạng giữa chừng. Phần đã tải vẫn còn; khi có mạng hãy bấm “Tải tiếp”.',
  quota: 'Máy đã hết chỗ chứa. Hãy xóa bớt ảnh trong Cài đặt › Bộ nhớ, hoặc xóa bớt ứng dụng khác, rồi bấm “Tải tiếp”.',
  'some-failed': 'Có ảnh mà máy chủ không gửi được. Lát nữa xin bấm “Tải tiếp”.',
  store: 'Máy không ghi được dữ liệu. Xin đóng các thẻ khác của trang này rồi thử lại.',
};

/** Albums and categories kept on the phone, and the screen that lists them. */
export const keeping = slice('keeping', {
  getAlbum: 'Tải album',
  keepAlbum: 'Giữ album trong máy',
  keepCategory: 'Giữ cả chuyên mục',
  keepForOffline: 'Giữ chuyên mục để đọc khi mất mạng',
  categoryIsKept: 'Đang giữ chuyên mục này',
  withSize: (action: string, size: string) => `${action} – ${size}`,
  about: (size: string) => `khoảng ${size}`,
  sizeUnknown: 'Chưa rõ dung lượng: trang không cho biết, hoặc đang mất mạng.',
  albumHint: 'Mọi ảnh sẽ ở lại trong máy, xem được cả khi không có mạng.',
  categoryHint: (articles: string) =>
    `Giữ ${articles} tin của chuyên mục đang có trong máy với mọi ảnh, và cả các tin sẽ đăng, cho đến khi bạn thôi giữ.`,
  noWorker:
    'Ở đây không tải được ảnh về giữ trong máy: trang đang mở trong một ứng dụng khác hoặc trong cửa sổ riêng tư. Hãy mở trang bằng trình duyệt của máy.',
  tooLarge: (free: string) => `Trình duyệt báo chỉ còn khoảng ${free}. Có thể không đủ chỗ.`,
  progress: (done: string, total: string) => `Đang tải… ${done}/${total} ảnh`,
  progressName: 'Tiến độ tải ảnh',
  stop: 'Dừng tải',
  partly: (done: string, total: string) => `Đã có ${done}/${total} ảnh trong máy.`,
  resume: 'Tải tiếp',
  resumeWithSize: (size: string) => `Tải tiếp – ${size}`,
  albumKept: (size: string) => `Album đã ở trong máy, chiếm ${size}.`,
  categoryKept: (pictures: string, size: string) =>
    `Chuyên mục đang được giữ: ${pictures} ảnh, chiếm ${size}. Tin mới sẽ tự tải về.`,
  textCategoryKept: 'Chuyên mục đang được giữ. Tin mới sẽ tự tải về.',
  waitsForTap: 'Bạn đang bật tiết kiệm dữ liệu, nên ảnh của tin mới chỉ tải khi bạn bấm.',
  removeAlbum: 'Gỡ album khỏi máy',
  removeCategory: 'Thôi giữ chuyên mục',
  removed: 'Đã gỡ khỏi máy.',
  takeBack: 'Giữ lại',
  takenBack: 'Đã giữ lại như trước.',
  failed: (why: string) => `Không ghi được: ${why}`,
  ends,
  articlesTitle: 'Bài đã lưu',
  albumsTitle: 'Album giữ trong máy',
  categoriesTitle: 'Chuyên mục giữ trong máy',
  articlesTake: (count: string, size: string) => `${count} bài${size && `, ảnh chiếm ${size}`}`,
  waiting: 'Chờ tải về khi có mạng',
  unsave: 'Bỏ lưu',
  unsaveOf: (title: string) => `Bỏ lưu: ${title}`,
  holdsText: 'Giữ chữ của mọi tin, chưa tin nào có ảnh',
  holds: (done: string, total: string, size: string) => `${done}/${total} ảnh, chiếm ${size}`,
  remove: 'Gỡ khỏi máy',
  removeOf: (title: string) => `Gỡ khỏi máy: ${title}`,
  noneSaved: 'Bạn chưa lưu gì trong máy',
  noneSavedText:
    'Bấm “Lưu bài” ở đầu mỗi bài, “Tải album” ở mỗi album, hay “Giữ cả chuyên mục” ở mỗi chuyên mục để đọc được cả khi mất mạng.',
  noneSavedHereText:
    'Bấm “Lưu bài” ở đầu mỗi bài để giữ phần chữ. Muốn giữ cả ảnh, album và chuyên mục, hãy mở trang bằng trình duyệt của máy.',
  noneSavedInMemoryText:
    'Trình duyệt đang không cho lưu dữ liệu, nên ở đây không lưu được bài. Muốn lưu bài để đọc cả khi mất mạng, hãy mở trang bằng cửa sổ thường của trình duyệt.',
  storage: 'Xem bộ nhớ đã dùng',
});
