/** What a search asks for, as it stands in the address. */
export interface SearchFilters {
  query: string;
  /** `''` for every category. */
  categoryId: string;
  /** 0 for every year. */
  year: number;
  savedOnly: boolean;
  withPictures: boolean;
}

/** The query part of the search's address, `''` when nothing is asked. */
export function searchAddress(filters: SearchFilters): string {
  const members = new URLSearchParams();
  if (filters.query) members.set('q', filters.query);
  if (filters.categoryId) members.set('muc', filters.categoryId);
  if (filters.year) members.set('nam', String(filters.year));
  if (filters.savedOnly) members.set('luu', '1');
  if (filters.withPictures) members.set('anh', '1');
  const text = members.toString().replaceAll('+', '%20');
  return text && `?${text}`;
}
