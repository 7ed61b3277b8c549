import type { Language } from './language.ts';
import type { Words } from './media-wording.ts';

/** Of a site.json. `{detail}` stands for the warning's detail. */
export const SITE_WORDING: Record<string, Record<Language, Words>> = {
  'site-member-unknown': {
    vi: ['Không có thiết lập tên này; bị bỏ qua.', 'Sửa lại tên; ở đây dùng được: {detail}.'],
    en: ['There is no setting of this name; it is ignored.', 'Mend the name; here there are: {detail}.'],
  },
  'site-member-text': {
    vi: ['Phải là chữ trong dấu ngoặc kép; bị bỏ qua.', 'Đặt giá trị trong dấu ngoặc kép.'],
    en: ['It must be a string; it is ignored.', 'Put the value into quotation marks.'],
  },
  'site-member-object': {
    vi: ['Phải là một đối tượng { … }; bị bỏ qua.', 'Xem mẫu trong README.'],
    en: ['It must be an object { … }; it is ignored.', 'See the example in the README.'],
  },
  'site-member-long': {
    vi: [
      'Dài quá, nên bị cắt bớt: {detail}.',
      'Viết ngắn lại: "shortName" không quá 12 chữ cái, "notice.text" không quá 400.',
    ],
    en: ['Too long, so it is cut: {detail}.', 'Shorten it: "shortName" to 12 characters, "notice.text" to 400.'],
  },
  'site-colour': {
    vi: ['Không đọc được màu {detail}; dùng màu mặc định.', 'Ghi màu dạng "#a3231f".'],
    en: ['The colour {detail} cannot be read; the usual one is taken.', 'Write colours as "#a3231f".'],
  },
  'site-address': {
    vi: ['Địa chỉ không dùng được: {detail}; bị bỏ qua.', 'Dùng địa chỉ bắt đầu bằng https://.'],
    en: ['An address that cannot be used: {detail}; it is ignored.', 'Use an address that starts with https://.'],
  },
  'site-slug': {
    vi: [
      'Đường dẫn không dùng được: {detail}; bị bỏ qua.',
      'Chỉ dùng chữ thường không dấu, chữ số và dấu "-" ở giữa, không quá 120 chữ.',
    ],
    en: [
      'A path that cannot be used: {detail}; it is ignored.',
      'Use small letters a–z without accents, digits and "-" between them, at most 120.',
    ],
  },
  'site-slug-taken': {
    vi: ['Đường dẫn này đã dành cho bài {detail}; bị bỏ qua.', 'Cho mỗi bài một đường dẫn riêng.'],
    en: ['This path is already that of article {detail}; it is ignored.', 'Give each article a path of its own.'],
  },
  'site-day': {
    vi: ['Không đọc được ngày {detail}; thông báo không có ngày hết hạn.', 'Ghi ngày dạng "2026-12-31".'],
    en: ['The day {detail} cannot be read; the notice has no end.', 'Write days as "2026-12-31".'],
  },
};
