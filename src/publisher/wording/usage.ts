import type { Language } from './language.ts';

/** The help text. */
export function usageText(language: Language): string {
  return language === 'en' ? ENGLISH : VIETNAMESE;
}

const VIETNAMESE = `bantin: trang tin đọc được khi không có mạng

  bantin check FEED                     xem nguồn tin và site.json có lỗi gì (FEED: đường dẫn hoặc địa chỉ http)
      --site site.json                  không ghi thì lấy tệp cạnh nguồn tin
      --json                            kết quả cho máy đọc
      --strict                          có cảnh báo thì kết thúc với mã 1
  bantin publish FEED --out DIR         làm trang tĩnh từ nguồn tin
      --base URL                        địa chỉ của trang, ví dụ https://phuong.example/tin/
      --site site.json                  tên, biểu trưng, màu, liên hệ; không ghi thì lấy tệp cạnh nguồn tin
      --accept-loss                     đăng cả khi nguồn tin mất hoặc gỡ phần lớn số bài
      --no-compress                     không ghi bản nén, cho máy chủ tự nén
  bantin serve DIR                      chạy thử trang đã làm
      --port 8080  --base-path /tin/
  bantin start [FEED]                   làm trang rồi chạy, mặc định là trang mẫu

  --allow-private                       cho tải từ máy trong mạng nội bộ
  --lang en                             in English
`;

const ENGLISH = `bantin: a news site that reads without a network

  bantin check FEED                     report the faults of a feed (a path or an http address) and of its site.json
      --site site.json                  else the file beside the feed
      --json                            machine-readable
      --strict                          exit status 1 when there are warnings
  bantin publish FEED --out DIR         make a static site of a feed
      --base URL                        the site's address, such as https://ward.example/news/
      --site site.json                  the site's name, mark, colour, contact; else the file beside the feed
      --accept-loss                     publish a feed that lost or takes back most of its articles
      --no-compress                     no compressed twins, for hosts that compress by themselves
  bantin serve DIR                      serve a published site
      --port 8080  --base-path /news/
  bantin start [FEED]                   publish and serve, the sample by default

  --allow-private                       fetch from private addresses too
  --lang en                             English
`;
