import type { FeedWarning } from '../../feed/article.ts';
import type { Language } from './language.ts';
import { FETCH_WORDING, NOT_A_RECORDING, PICTURE_WORDING, type Words } from './media-wording.ts';
import { SITE_WORDING } from './site-wording.ts';

export interface WordedWarning {
  /** What is wrong. */
  message: string;
  /** What an editor can do about it. */
  remedy: string;
}

/** `{detail}` stands for the warning's detail. */
const WORDING: Record<string, Record<Language, Words>> = {
  'encoding-not-utf-8': {
    vi: [
      'Tệp không phải UTF-8 mà là {detail}; vẫn đọc được.',
      'Xuất lại bằng mã UTF-8: trình đọc khác sẽ không đọc được.',
    ],
    en: ['The file is {detail}, not UTF-8; it was read all the same.', 'Export it as UTF-8: other readers will fail.'],
  },
  'version-missing': {
    vi: ['Thiếu "version".', 'Thêm "version": "https://jsonfeed.org/version/1.1".'],
    en: ['"version" is missing.', 'Add "version": "https://jsonfeed.org/version/1.1".'],
  },
  'version-unknown': {
    vi: ['"version" viết khác chuẩn: {detail}.', 'Dùng "https://jsonfeed.org/version/1.1".'],
    en: ['"version" is not a standard one: {detail}.', 'Use "https://jsonfeed.org/version/1.1".'],
  },
  'items-missing': {
    vi: ['Không có danh sách "items".', 'Xem lại phần mềm xuất tin: nguồn này không có bài nào.'],
    en: ['There is no list of "items".', 'Look at the exporting software: this feed has no articles.'],
  },
  'items-cut': {
    vi: ['Quá nhiều bài trong một tệp ({detail}); phần cuối bị bỏ.', 'Chia thành nhiều trang nối bằng next_url.'],
    en: [
      'Too many items in one document ({detail}); the last ones are left out.',
      'Split it into pages chained by next_url.',
    ],
  },
  'item-not-object': {
    vi: ['Mục này không phải một bài ({detail}); bị bỏ qua.', 'Xoá mục này hoặc xuất lại bài.'],
    en: ['This item is no article ({detail}) and is left out.', 'Remove it or export the article again.'],
  },
  'id-missing': {
    vi: ['Bài không có "id" hay "url"; bị bỏ qua.', 'Cho mỗi bài một "id" riêng, không đổi về sau.'],
    en: ['The item has neither "id" nor "url" and is left out.', 'Give every item its own lasting "id".'],
  },
  'id-from-url': {
    vi: ['Bài không có "id" đúng kiểu; dùng "url" thay.', 'Cho mỗi bài một "id" riêng là chuỗi chữ.'],
    en: ['The item has no proper "id"; its "url" stands in.', 'Give every item its own "id", as a string.'],
  },
  'id-not-text': {
    vi: ['"id" là số; đọc như chữ.', 'Đặt "id" trong dấu ngoặc kép.'],
    en: ['The "id" is a number and is read as text.', 'Put it into quotation marks.'],
  },
  'id-number-inexact': {
    vi: ['"id" là số quá lớn, các chữ số cuối có thể sai.', 'Đặt "id" trong dấu ngoặc kép.'],
    en: ['The "id" is so large a number that its last digits may be wrong.', 'Put it into quotation marks.'],
  },
  'id-duplicate': {
    vi: ['Hai bài cùng một "id"; chỉ giữ bài đứng trước.', 'Cho mỗi bài một "id" riêng.'],
    en: ['Two items have the same "id"; only the first is kept.', 'Give every item its own "id".'],
  },
  'content-missing': {
    vi: ['Bài không có nội dung.', 'Thêm "content_html" hoặc "content_text".'],
    en: ['The item has no content.', 'Add "content_html" or "content_text".'],
  },
  'date-invalid': {
    vi: ['Ngày không có thật hoặc không đọc được: {detail}.', 'Ghi ngày dạng 2025-07-01T08:00:00+07:00.'],
    en: ['A date that cannot be or cannot be read: {detail}.', 'Write dates as 2025-07-01T08:00:00+07:00.'],
  },
  'date-form': {
    vi: ['Ngày đọc được nhưng không đúng chuẩn: {detail}.', 'Ghi ngày dạng 2025-07-01T08:00:00+07:00.'],
    en: ['A date in another form than the standard one: {detail}.', 'Write dates as 2025-07-01T08:00:00+07:00.'],
  },
  'url-invalid': {
    vi: ['Địa chỉ không dùng được: {detail}.', 'Dùng địa chỉ bắt đầu bằng https://.'],
    en: ['An address that cannot be used: {detail}.', 'Use an address that starts with https://.'],
  },
  'url-other-origin': {
    vi: ['Bài có địa chỉ ở trang khác: {detail}.', 'Nếu là tin dẫn lại, đặt địa chỉ đó vào "external_url".'],
    en: ['The item lives on another site: {detail}.', 'For a quoted story put that address into "external_url".'],
  },
  'next-url-repeats': {
    vi: ['"next_url" dẫn lại chính trang này.', 'Bỏ "next_url" ở trang cuối.'],
    en: ['"next_url" leads back to this page.', 'Leave "next_url" out on the last page.'],
  },
  'next-page-repeats': {
    vi: ['Các trang nối vòng tròn: {detail} đã đọc rồi.', 'Bỏ "next_url" ở trang cuối.'],
    en: ['The pages go round in a circle: {detail} was read before.', 'Leave "next_url" out on the last page.'],
  },
  'next-page-elsewhere': {
    vi: ['Trang tiếp theo ở máy chủ khác, không đọc: {detail}.', 'Để mọi trang của nguồn tin trên cùng một địa chỉ.'],
    en: ['The next page is on another server and is not read: {detail}.', 'Keep all pages of a feed on one address.'],
  },
  'next-page-endless': {
    vi: ['Hơn {detail} trang nối tiếp; dừng đọc.', 'Xem lại "next_url": có thể máy chủ nối trang không dứt.'],
    en: ['More than {detail} pages; reading stops.', 'Look at "next_url": the server may chain pages without end.'],
  },
  'next-page-failed': {
    vi: ['Không đọc được trang tiếp theo, các bài cũ hơn chưa lấy được: {detail}.', 'Xem lại trang đó rồi chạy lại.'],
    en: ['A later page could not be read, older items are missing: {detail}.', 'Look at that page and run again.'],
  },
  'feed-stale': {
    vi: ['Máy chủ trả về bản cũ {detail} giờ trước; tin mới có thể chưa có.', 'Xoá bộ nhớ đệm (CDN) của nguồn tin.'],
    en: [
      'The server answered with a copy {detail} hours old; newer items may be missing.',
      "Clear the feed's cache (CDN).",
    ],
  },
  'suspicious-shrink': {
    vi: [
      'Nguồn tin ngắn đi nhiều ({detail} bài); các bài cũ vẫn được giữ.',
      'Xem lại phần mềm xuất tin; gỡ bài thật thì dùng "_bantin.withdrawn".',
    ],
    en: [
      'The feed is much shorter than before ({detail} items); the older ones are kept.',
      'Look at the exporting software; to take articles back use "_bantin.withdrawn".',
    ],
  },
  'content-shrunk': {
    vi: ['Bài ngắn đi nhiều so với lần trước ({detail} byte).', 'Xem lại bài: có thể nội dung bị cắt mất.'],
    en: ['The article lost most of its text ({detail} bytes).', 'Look at it: it may have been cut by accident.'],
  },
  'wrong-type': {
    vi: ['Giá trị sai kiểu ({detail}); bị bỏ qua.', 'Xem kiểu dữ liệu của mục này trong chuẩn JSON Feed 1.1.'],
    en: ['A value of the wrong type ({detail}) is left out.', 'See the type of this member in JSON Feed 1.1.'],
  },
  'text-not-plain': {
    vi: ['Mục chữ thuần có lẫn mã HTML; mã đã được bỏ.', 'Chỉ để chữ ở đây; HTML thuộc về "content_html".'],
    en: [
      'A plain-text member holds HTML, which was removed.',
      'Put text alone here; HTML belongs into "content_html".',
    ],
  },
  'text-cut': {
    vi: ['Chữ quá dài, đã cắt bớt ({detail}).', 'Viết ngắn lại.'],
    en: ['The text is too long and was cut ({detail}).', 'Make it shorter.'],
  },
  'body-cut': {
    vi: ['Nội dung bài quá dài, phần cuối bị bỏ ({detail}).', 'Chia thành nhiều bài.'],
    en: ['The body is too long, its end is left out ({detail}).', 'Split it into several articles.'],
  },
  'pictures-cut': {
    vi: ['Quá nhiều ảnh trong một bài; phần cuối bị bỏ ({detail}).', 'Chia thành nhiều album.'],
    en: ['Too many pictures in one item; the last are left out ({detail}).', 'Split them into several albums.'],
  },
  'members-cut': {
    vi: ['Danh sách quá dài; phần cuối bị bỏ ({detail}).', 'Bỏ bớt mục.'],
    en: ['The list is too long; its end is left out ({detail}).', 'Shorten it.'],
  },
  'picture-refused': {
    vi: ['Ảnh có địa chỉ không dùng được: {detail}. Chú thích vẫn giữ.', 'Dùng địa chỉ ảnh bắt đầu bằng https://.'],
    en: [
      'A picture with an address that cannot be used: {detail}. Its words are kept.',
      'Use a picture address that starts with https://.',
    ],
  },
  'category-unknown': {
    vi: ['Chuyên mục chưa khai báo: {detail}.', 'Thêm chuyên mục vào "_bantin.categories" của nguồn tin.'],
    en: ['The category is not declared: {detail}.', 'Add it to the feed\'s "_bantin.categories".'],
  },
  'timezone-unknown': {
    vi: ['Múi giờ không có: {detail}; dùng giờ Việt Nam.', 'Dùng tên như "Asia/Ho_Chi_Minh".'],
    en: ['No such time zone: {detail}; Vietnam time is used.', 'Use a name such as "Asia/Ho_Chi_Minh".'],
  },
  'language-invalid': {
    vi: ['Mã ngôn ngữ không đúng: {detail}.', 'Dùng "vi" hoặc "en".'],
    en: ['Not a language code: {detail}.', 'Use "vi" or "en".'],
  },
  mojibake: {
    vi: ['Chữ bị hỏng mã (như "á»¦" thay cho "Ủ"): {detail}.', 'Nhập lại tiêu đề; phần mềm đã lưu sai bảng mã.'],
    en: ['Garbled text (as "á»¦" for "Ủ"): {detail}.', 'Type it again; the software saved it in the wrong encoding.'],
  },
  ...SITE_WORDING,
  'warnings-cut': {
    vi: ['Quá nhiều cảnh báo; phần còn lại không ghi ({detail}).', 'Sửa các lỗi ở trên trước, rồi kiểm tra lại.'],
    en: ['Too many warnings; the rest are not listed ({detail}).', 'Mend those above and check again.'],
  },
};

/** The codes that have a wording of their own. */
export const wordedCodes: ReadonlySet<string> = new Set(Object.keys(WORDING));

/** A warning in words. A code that is not known here, of a newer parser, is told as it is. */
export function wordWarning(warning: FeedWarning, language: Language): WordedWarning {
  if (warning.code === 'picture-left-out' || warning.code === 'recording-left-out') return wordMedia(warning, language);
  const words = WORDING[warning.code]?.[language];
  if (!words) return { message: `${warning.code} ${warning.detail}`.trim(), remedy: '' };
  const [message, remedy] = words;
  const worded = (text: string) => text.replace('{detail}', () => warning.detail || '—');
  return { message: worded(message), remedy: worded(remedy) };
}

/** Detail is `fetch:<failure> <what>` or `picture:<reason>`. */
function wordMedia({ code, detail }: FeedWarning, language: Language): WordedWarning {
  const [kind, rest = ''] = detail.split(/:(.*)/s);
  const [reason = '', ...what] = rest.split(' ');
  const isPicture = code === 'picture-left-out';
  const words =
    kind === 'fetch'
      ? FETCH_WORDING[reason]
      : isPicture || reason === 'empty'
        ? PICTURE_WORDING[reason]
        : NOT_A_RECORDING;
  const [message, remedy] = words?.[language] ?? [rest, ''];
  const start = {
    vi: isPicture ? 'Bỏ ảnh này:' : 'Bỏ bản ghi âm này:',
    en: isPicture ? 'Picture left out:' : 'Recording left out:',
  };
  return { message: `${start[language]} ${message.replace('{detail}', what.join(' ') || '—')}`, remedy };
}

/** More lines than this are a fault of the export as a whole, which the first ones show. */
const SHOWN_IN_SUMMARY = 20;

/** Warnings as lines, the first `most` in full and the rest counted; `''` for none. */
export function listWarnings(warnings: FeedWarning[], language: Language, most = SHOWN_IN_SUMMARY): string {
  if (warnings.length === 0) return '';
  const count = language === 'vi' ? `${warnings.length} cảnh báo:` : `${warnings.length} warnings:`;
  const lines = warnings.slice(0, most).map((warning) => {
    const { message, remedy } = wordWarning(warning, language);
    const item = warning.itemId ? ` (${language === 'vi' ? 'bài' : 'item'} ${clip(warning.itemId)})` : '';
    const place = `${clip(warning.path)}${item}`.trim();
    return `  - ${place ? `${place}: ` : ''}${message}${remedy ? ` ${remedy}` : ''}`;
  });
  const rest = warnings.length - most;
  if (rest > 0) lines.push(language === 'vi' ? `  … và ${rest} cảnh báo nữa` : `  … and ${rest} more`);
  return [count, ...lines].join('\n');
}

/** Ids and addresses of a stranger on one line of a terminal, without its control characters. */
function clip(text: string): string {
  const printable = text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ');
  return printable.length > 160 ? `${printable.slice(0, 157)}…` : printable;
}
