/** Articles of one file that the page fetches: 50,000 at once would be most of its memory. */
export const FILE_ARTICLES = 1500;
