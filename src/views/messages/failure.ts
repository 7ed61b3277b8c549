import type { FeedErrorCode } from '../../feed/feed-error.ts';
import type { StoreErrorCode } from '../../store/store-error.ts';
import type { SyncErrorCode } from '../../sync/sync-error.ts';
import { slice } from './slice.ts';

const badFeed = 'nguồn tin đang có lỗi. Các tin đã tải vẫn giữ nguyên. Xin báo cho ban biên tập.';
const otherPage =
  'mạng trả về một trang khác thay cho tin, có thể là trang đăng nhập Wi-Fi. Hãy mở trình duyệt để đăng nhập Wi-Fi rồi thử lại.';
const noStorage = 'máy không cho lưu dữ liệu, có thể do đang mở ẩn danh. Hãy mở bằng cửa sổ thường.';

/** To stand after "Không tải được: ". */
export const failure = slice('failure', {
  offline: 'không nối được tới máy chủ. Tin sẽ tự cập nhật khi có mạng lại.',
  timeout: 'mạng quá chậm, máy chủ chưa trả lời. Xin thử lại sau ít phút.',
  interrupted: 'mạng bị ngắt giữa chừng. Phần đã tải vẫn được giữ; xin thử lại.',
  stopped: 'trình duyệt đã dừng việc tải giữa chừng. Phần đã tải vẫn được giữ; lát nữa sẽ tự tải tiếp.',
  'http-status': 'máy chủ đang có lỗi. Xin thử lại sau ít phút.',
  mismatch:
    'một phần tin về không nguyên vẹn, có thể trang đang được cập nhật. Các tin đã tải vẫn giữ nguyên; xin thử lại sau ít phút.',
  redirected: otherPage,
  'wrong-type': otherPage,
  'html-instead-of-json': otherPage,
  'too-large': 'nguồn tin lớn quá mức cho phép. Xin báo cho ban biên tập.',
  empty: badFeed,
  encoding: badFeed,
  truncated: 'nguồn tin bị cắt giữa chừng. Các tin đã tải vẫn giữ nguyên; xin thử lại.',
  'not-json': badFeed,
  'not-a-feed': badFeed,
  quota: 'máy đã hết chỗ chứa. Hãy xóa bớt ảnh trong mục Cài đặt, hoặc xóa bớt ứng dụng khác.',
  'newer-version': 'trang này đã cũ so với dữ liệu trong máy. Hãy tải lại trang.',
  blocked: 'một thẻ khác của trang này đang giữ dữ liệu. Hãy đóng các thẻ khác rồi tải lại.',
  'no-answer':
    'trình duyệt chưa mở được dữ liệu trong máy. Xin chờ thêm một lát; nếu vẫn không được, hãy đóng các thẻ khác của trang này rồi mở lại trang, hoặc tắt hẳn trình duyệt rồi mở lại.',
  unavailable: noStorage,
  conflict: 'một thẻ khác của trang này cũng đang cập nhật. Xin thử lại sau giây lát.',
  aborted: 'máy không ghi được dữ liệu. Xin thử lại.',
  unknown: 'có lỗi chưa rõ. Xin thử lại; nếu vẫn lỗi, hãy báo cho ban biên tập.',
} satisfies Record<SyncErrorCode | FeedErrorCode | StoreErrorCode | 'unknown', string>);

/** A sync that failed, as a whole sentence around `wordFailure()`. */
export const syncFailure = slice('syncFailure', {
  notLoaded: (reason: string) => `Không tải được: ${reason}`,
});

/** Words one failure for readers: what happened and what to do. */
export function wordFailure(code: string): string {
  return failure[Object.hasOwn(failure, code) ? (code as keyof typeof failure) : 'unknown'];
}
