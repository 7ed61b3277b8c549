import type { Category } from './article.ts';
import { limits } from './limits.ts';
import { type Members, member, type Reader } from './members.ts';
import { cleanCharacters } from './plain-text.ts';

export function readTags(reader: Reader, value: unknown, path: string): string[] {
  const tags = new Map<string, string>();
  reader.array(value, path, limits.tags).forEach((raw, index) => {
    const tag = reader.text(raw, `${path}[${index}]`, limits.tagChars);
    const key = tag.toLowerCase();
    if (tag !== '' && !tags.has(key)) tags.set(key, tag);
  });
  return [...tags.values()];
}

export function readCategory(
  reader: Reader,
  profile: Members,
  tags: string[],
  path: string,
  declared: readonly Category[],
): Category | null {
  const given = member(profile, 'category');
  const id = typeof given === 'number' ? String(given) : reader.string(given, `${path}._bantin.category`).trim();
  const tag = tags[0] ?? '';
  if (id !== '' && id.length <= limits.tagChars) {
    const known = declared.find((category) => category.id === id);
    if (known !== undefined) return known;
    if (declared.length > 0) reader.warn('category-unknown', `${path}._bantin.category`, id);
    return { id: cleanCharacters(id), title: tag || cleanCharacters(id) };
  }
  if (tag === '') return null;
  const titled = declared.find((category) => category.title.toLowerCase() === tag.toLowerCase() || category.id === tag);
  if (titled !== undefined) return titled;
  return declared.length > 0 ? null : { id: categoryIdOf(tag), title: tag };
}

/** A name for addresses: letters without marks, digits, hyphens. */
function categoryIdOf(title: string): string {
  const plain = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐÐð]/g, 'd')
    .toLowerCase();
  const id = plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return id || 'khac';
}
