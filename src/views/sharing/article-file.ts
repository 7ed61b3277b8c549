import type { Article, Picture } from '../../feed/article.ts';
import { slugify } from '../../site/article-slug.ts';
import type { Site } from '../site-context.ts';
import { viewerPictures } from '../viewer-pictures.ts';
import { articleDocument } from './article-document.tsx';
import { embedPictures } from './embed-pictures.ts';
import { mapPictures } from './map-pictures.ts';

interface ArticleFileRequest {
  article: Article;
  url: string;
  zone: string | undefined;
  site: Site;
}

/** An article with the pictures that are on the phone, as one HTML file. */
export async function articleFile(request: ArticleFileRequest): Promise<File> {
  const { article } = request;
  const embedded = await embedPictures(allPictures(article));
  const language = document.documentElement.lang || 'vi';
  const html = articleDocument({ ...request, language, savedAtMs: Date.now(), embedded });
  return new File([html], `${slugify(article.title) || 'bai-viet'}.html`, { type: 'text/html' });
}

/** Every picture once, those of the text first. */
function allPictures(article: Article): Picture[] {
  const bySource = new Map<string, Picture>();
  mapPictures(article.body, (picture) => {
    bySource.set(picture.src, picture);
    return picture;
  });
  for (const picture of viewerPictures(article)) bySource.set(picture.src, picture);
  return [...bySource.values()];
}
