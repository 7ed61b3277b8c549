/** Site-relative paths, without the base. */
export const paths = {
  home: '/',
  categories: '/chuyen-muc/',
  category: (id: string) => `/chuyen-muc/${encodeURIComponent(id)}/`,
  article: (slug: string) => `/bai-viet/${slug}/`,
  albums: '/album/',
  album: (slug: string) => `/album/${slug}/`,
  search: '/tim-kiem/',
  saved: '/da-luu/',
  settings: '/cai-dat/',
  storage: '/cai-dat/bo-nho/',
  about: '/gioi-thieu/',
} as const;

/** The one-item feed of an article, below the base, without a leading slash; the same for its album. */
export function itemPath(slug: string): string {
  return `bai-viet/${encodeURIComponent(slug)}/item.json`;
}

const APP_PATH =
  /^(?:chuyen-muc\/(?:[^/]+\/)?|bai-viet\/[^/]+\/|album\/(?:[^/]+\/)?|tim-kiem\/|da-luu\/|cai-dat\/(?:bo-nho\/)?|gioi-thieu\/)?$/;

/** Whether a path below the base, without its leading slash, is one of the app's screens and not a file. */
export function isAppPath(relativePath: string): boolean {
  return APP_PATH.test(relativePath);
}
