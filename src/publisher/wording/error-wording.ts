import type { ErrorDetails, PublisherError, PublisherErrorCode } from '../publisher-error.ts';
import type { Language } from './language.ts';

type Wording = (details: ErrorDetails) => string;

const megabytes = (details: ErrorDetails) => Math.round(Number(details.limitBytes ?? 0) / 2 ** 20);
const place = (details: ErrorDetails) => Number(details.line ?? 0) > 0;

const VIETNAMESE: Record<PublisherErrorCode, Wording> = {
  transport: (d) => `Không tải được nguồn tin ${d.url}: ${transportVietnamese(d)}`,
  truncated: (d) =>
    `Nguồn tin tải về bị thiếu, kết nối mạng đứt giữa chừng hoặc tệp bị cắt: ngắn hơn Content-Length đã báo hoặc JSON dừng trước khi hết${at(d, 'dòng', 'cột')}. Hãy thử lại.`,
  'too-large': (d) => `Nguồn tin quá lớn: hơn ${megabytes(d)} MB. Hãy chia thành nhiều trang nối bằng next_url.`,
  encoding: (d) => `Nguồn tin không phải chữ UTF-8 (${d.detail ?? ''}). Hãy xuất lại bằng mã UTF-8.`,
  empty: () => 'Nguồn tin rỗng, không có JSON nào.',
  'html-instead-of-json': () =>
    'Máy chủ trả về trang HTML thay cho JSON: có thể là trang báo lỗi hoặc trang đăng nhập Wi-Fi. Hãy mở địa chỉ bằng trình duyệt để xem.',
  'not-json': (d) => `Nguồn tin không phải JSON đúng cú pháp${at(d, 'dòng', 'cột')}: ${d.detail ?? ''}`,
  'not-a-feed': (d) =>
    `Tệp JSON này không phải JSON Feed: cần một đối tượng (object) có "version" và danh sách "items". ${d.path || ''} ${d.detail ?? ''}`.trim(),
  'file-missing': (d) => `Không có tệp ${d.path}.`,
  'address-refused': (d) =>
    d.detail === 'credentials'
      ? `Không tải ${withoutUser(d)}: địa chỉ có tên và mật khẩu, mà mật khẩu không được nằm trong địa chỉ. Hãy dùng địa chỉ công khai của nguồn tin, hoặc tải tệp về máy rồi xuất bản từ tệp đó.`
      : `Không tải ${d.url}: địa chỉ nằm trong mạng nội bộ hoặc không phải http(s). Nếu đúng là máy của bạn, hãy thêm --allow-private.`,
  'suspicious-shrink': (d) =>
    `Nguồn tin mất phần lớn số bài: lần trước ${d.before} bài, lần này ${d.after}. Trang đang có được giữ nguyên. Hãy xem lại phần mềm xuất tin; nếu đúng ý, chạy lại với --accept-loss (bài cũ vẫn được giữ trên trang).`,
  'withdraws-most': (d) =>
    `Nguồn tin gỡ ${d.withdrawn} trong ${d.published} bài đã đăng. Trang đang có được giữ nguyên. Hãy xem lại "_bantin.withdrawn"; nếu đúng ý, chạy lại với --accept-loss.`,
  usage: (d) => `Lệnh chưa đúng: ${d.detail}. Gõ "bantin help" để xem các lệnh.`,
  'app-missing': (d) => `Chưa có ứng dụng đã dựng trong ${d.path}. Hãy chạy "npm run build" trước.`,
  'site-settings': (d) => `Không đọc được thiết lập trang ${d.path}: ${settingsFaultVietnamese(d)}`,
  'site-icon': (d) =>
    `Không dùng được biểu trưng ${d.path} ghi ở "icon" của site.json: ${iconFaultVietnamese(d)}. Cần ảnh PNG, JPEG hoặc WebP, mỗi cạnh từ 192 điểm ảnh (tốt nhất là vuông, 512).`,
  'output-foreign': (d) =>
    `Thư mục ${d.path} có sẵn tệp không phải do Bản Tin tạo ra; không ghi đè. Hãy chọn thư mục khác.`,
  'record-unreadable': (d) =>
    `Không đọc được hồ sơ của trang, ${d.path}: tệp bị hỏng hoặc của phiên bản Bản Tin mới hơn. Trang đang có được giữ nguyên. Nếu vừa sửa tệp này, hãy xem lại dấu phẩy và ngoặc; nếu không, chép lại tệp này từ bản sao lưu hoặc từ bản đã đưa lên máy chủ. Chưa có thì chọn thư mục khác: bài nào đổi tiêu đề sẽ có đường dẫn mới.`,
  'output-locked': (d) => `Một lượt xuất bản khác (tiến trình ${d.pid}) đang ghi vào ${d.path}. Lượt này dừng lại.`,
  'output-unwritable': (d) =>
    `Không ghi được vào ${d.path} (${d.detail}): ${diskFaultVietnamese(d)} Trang đang có được giữ nguyên.`,
  'port-taken': (d) => `Cổng ${d.port} đang có chương trình khác dùng. Đặt PORT=... để chọn cổng khác.`,
};

const ENGLISH: Record<PublisherErrorCode, Wording> = {
  transport: (d) => `Could not fetch the feed ${d.url}: ${transportEnglish(d)}`,
  truncated: (d) =>
    `The feed arrived incomplete: the network connection broke or the file is cut, shorter than its Content-Length or JSON that stops early${at(d, 'line', 'column')}. Try again.`,
  'too-large': (d) => `The feed is too large: more than ${megabytes(d)} MB. Split it into pages chained by next_url.`,
  encoding: (d) => `The feed is not UTF-8 text (${d.detail ?? ''}). Export it again as UTF-8.`,
  empty: () => 'The feed is empty: no JSON in it.',
  'html-instead-of-json': () =>
    'The server answered with an HTML page instead of JSON: an error page or a Wi-Fi sign-in page. Open the address in a browser to see it.',
  'not-json': (d) => `The feed is not valid JSON${at(d, 'line', 'column')}: ${d.detail ?? ''}`,
  'not-a-feed': (d) =>
    `This JSON is no JSON Feed: an object with "version" and a list of "items" is needed. ${d.path || ''} ${d.detail ?? ''}`.trim(),
  'file-missing': (d) => `There is no file ${d.path}.`,
  'address-refused': (d) =>
    d.detail === 'credentials'
      ? `Not fetched: ${withoutUser(d)} has a name and password in its address, where no password belongs. Use the feed's public address, or download the file and publish that.`
      : `Not fetched: ${d.url} leads into a private network or is not http(s). If it is your own machine, add --allow-private.`,
  'suspicious-shrink': (d) =>
    `The feed lost most of its items: ${d.before} last time, ${d.after} now. The site stays as it is. Look at the exporting software; if this is meant, run again with --accept-loss (older articles stay on the site).`,
  'withdraws-most': (d) =>
    `The feed takes back ${d.withdrawn} of ${d.published} published articles. The site stays as it is. Look at "_bantin.withdrawn"; if this is meant, run again with --accept-loss.`,
  usage: (d) => `Wrong command line: ${d.detail}. Type "bantin help" for the commands there are.`,
  'app-missing': (d) => `The app is not built in ${d.path}. Run "npm run build" first.`,
  'site-settings': (d) => `Could not read the site settings ${d.path}: ${settingsFaultEnglish(d)}`,
  'site-icon': (d) =>
    `Cannot use the mark ${d.path} that "icon" of site.json names: ${iconFaultEnglish(d)}. It must be a PNG, JPEG or WebP picture of 192 pixels or more on each side (best is a square of 512).`,
  'output-foreign': (d) =>
    `The folder ${d.path} holds files that Bản Tin did not write; they are not overwritten. Choose another folder.`,
  'record-unreadable': (d) =>
    `Could not read the site's record ${d.path}: it is damaged, or of a later version of Bản Tin. The site stays as it is. If you have edited this file, look at its commas and brackets; else copy it back from a backup or from the host. Without either choose another folder: articles whose title has changed get other paths.`,
  'output-locked': (d) => `Another publish (process ${d.pid}) is writing to ${d.path}. This one stops.`,
  'output-unwritable': (d) =>
    `Could not write to ${d.path} (${d.detail}): ${diskFaultEnglish(d)} The site stays as it is.`,
  'port-taken': (d) => `Port ${d.port} is in use. Set PORT=... to choose another.`,
};

/** A refusal in words: Vietnamese with the English under it, or English alone. */
export function wordError(error: PublisherError, language: Language): string {
  const english = ENGLISH[error.code](error.details);
  return language === 'en' ? english : `${VIETNAMESE[error.code](error.details)}\n(${english})`;
}

/** An address that may be shown: messages end up in logs. */
function withoutUser({ url }: ErrorDetails): string {
  return String(url).replace(/\/\/[^/]*@/, '//');
}

function at(details: ErrorDetails, line: string, column: string): string {
  return place(details) ? ` (${line} ${details.line}, ${column} ${details.column})` : '';
}

function diskFaultVietnamese({ detail }: ErrorDetails): string {
  switch (detail) {
    case 'EEXIST':
    case 'ENOTDIR':
      return 'ở đó đã có một tệp, không phải thư mục. Hãy chọn thư mục khác.';
    case 'ENAMETOOLONG':
      return 'đường dẫn quá dài. Hãy chọn thư mục có tên ngắn hơn.';
    case 'EBUSY':
      return 'thư mục này đang được dùng, có thể là một ổ đĩa gắn vào (volume). Hãy chọn một thư mục nằm bên trong nó.';
    default:
      return 'ổ đĩa đầy hoặc không có quyền ghi. Hãy dọn ổ đĩa hoặc sửa quyền, rồi chạy lại.';
  }
}

function settingsFaultVietnamese(d: ErrorDetails): string {
  switch (d.reason) {
    case 'empty':
      return 'tệp rỗng. Ghi ít nhất { "name": "tên cổng" }.';
    case 'encoding':
      return 'không phải chữ UTF-8. Hãy lưu lại tệp bằng mã UTF-8.';
    case 'truncated':
      return `tệp dừng trước khi hết${at(d, 'dòng', 'cột')}. Hãy xem có thiếu dấu } hoặc dấu ngoặc kép không.`;
    case 'not-json':
      return `sai cú pháp JSON${at(d, 'dòng', 'cột')}, chỗ: ${d.detail || 'cuối tệp'}. Hãy xem dấu phẩy và dấu ngoặc ngay trước chỗ đó.`;
    case 'ENOENT':
      return 'không có tệp này.';
    default:
      return `${d.reason} ${d.detail}`.trim();
  }
}

function iconFaultVietnamese({ reason }: ErrorDetails): string {
  switch (reason) {
    case 'missing':
      return 'không đọc được tệp này';
    case 'too-small':
      return 'ảnh quá nhỏ';
    case 'format':
      return 'không phải loại ảnh dùng được';
    default:
      return `không mở được ảnh (${reason})`;
  }
}

function transportVietnamese({ reason, detail }: ErrorDetails): string {
  switch (reason) {
    case 'status':
      return `máy chủ trả lời mã ${detail}.`;
    case 'dns':
      return 'không tìm thấy tên miền (DNS). Hãy xem lại địa chỉ và kết nối mạng.';
    case 'refused-connection':
    case 'reset':
      return `máy chủ từ chối hoặc cắt kết nối mạng (${detail}).`;
    case 'timeout':
      return 'chờ quá lâu không có trả lời, mạng hoặc máy chủ quá chậm.';
    case 'unreadable':
      return `không đọc được tệp (${detail}). Hãy xem lại quyền đọc và ổ đĩa.`;
    case 'tls':
      return `chứng chỉ (certificate) của máy chủ không hợp lệ hoặc hết hạn (${detail}).`;
    case 'decoding':
      return `nội dung nén không đúng như Content-Encoding đã báo (${detail}).`;
    case 'redirects':
      return 'máy chủ chuyển hướng lòng vòng.';
    default:
      return `lỗi kết nối mạng (${detail}).`;
  }
}

function diskFaultEnglish({ detail }: ErrorDetails): string {
  switch (detail) {
    case 'EEXIST':
    case 'ENOTDIR':
      return 'a file stands there, not a folder. Choose another folder.';
    case 'ENAMETOOLONG':
      return 'the path is too long. Choose a folder with a shorter name.';
    case 'EBUSY':
      return 'the folder is in use, perhaps as a mounted volume. Choose a folder inside it.';
    default:
      return 'the disk is full or may not be written to. Make room or mend the permissions, and run again.';
  }
}

function settingsFaultEnglish(d: ErrorDetails): string {
  switch (d.reason) {
    case 'empty':
      return 'the file is empty. Write at least { "name": "the portal\'s name" }.';
    case 'encoding':
      return 'it is not UTF-8 text. Save it again as UTF-8.';
    case 'truncated':
      return `it stops early${at(d, 'line', 'column')}. Look for a missing } or quotation mark.`;
    case 'not-json':
      return `not valid JSON${at(d, 'line', 'column')}, at: ${d.detail || 'the end'}. Look at the commas and brackets right before that.`;
    case 'ENOENT':
      return 'there is no such file.';
    default:
      return `${d.reason} ${d.detail}`.trim();
  }
}

function iconFaultEnglish({ reason }: ErrorDetails): string {
  switch (reason) {
    case 'missing':
      return 'the file cannot be read';
    case 'too-small':
      return 'it is too small';
    case 'format':
      return 'it is no picture of these kinds';
    default:
      return `it cannot be opened (${reason})`;
  }
}

function transportEnglish({ reason, detail }: ErrorDetails): string {
  switch (reason) {
    case 'status':
      return `the server answered ${detail}.`;
    case 'dns':
      return 'the host name was not found (DNS). Check the address and the network.';
    case 'refused-connection':
    case 'reset':
      return `the server refused or cut the network connection (${detail}).`;
    case 'timeout':
      return 'no answer in time: the network or the server is too slow.';
    case 'unreadable':
      return `the file cannot be read (${detail}). Check its permissions and the disk.`;
    case 'tls':
      return `the server's certificate is not valid or has expired (${detail}).`;
    case 'decoding':
      return `the compressed body is not what Content-Encoding says (${detail}).`;
    case 'redirects':
      return 'the server redirects in circles.';
    default:
      return `network error (${detail}).`;
  }
}
