import type { Article, Recording } from '../feed/article.ts';

/** The recordings that an article is drawn with, of this origin: others are links. */
export function ownRecordings({ body, recordings }: Pick<Article, 'body' | 'recordings'>, origin: string): Recording[] {
  const inBody = body.flatMap((block) => (block.type === 'audio' ? [block.recording] : []));
  return (inBody.length > 0 ? inBody : recordings).filter(({ src }) => src.startsWith(`${origin}/`));
}
