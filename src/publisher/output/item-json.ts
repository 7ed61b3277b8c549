import type { Article, Picture, Recording } from '../../feed/article.ts';
import { bodyHtml } from './body-html.ts';
import { isBodyAlbum } from './map-media.ts';

/** A JSON Feed 1.1 item as the publisher writes it (https://www.jsonfeed.org/version/1.1/#items). */
export type FeedItem = Record<string, unknown> & { id: string };

/**
 * An article as a JSON Feed item with the `_bantin` profile. `article` must already name published pictures
 * and its published address; reading the item back with `feed/` gives the same article.
 */
export function itemJson(article: Article): FeedItem {
  const profile = {
    ...(article.categoryId && { category: article.categoryId }),
    ...(article.featured && { featured: true }),
    ...(article.viewCount !== null && { views: article.viewCount }),
    ...(article.kind === 'album' && { kind: 'album' }),
  };
  const album = isBodyAlbum(article) ? [] : article.album;
  const attachments = [...album.map(pictureAttachment), ...article.recordings.map(recordingAttachment)];
  return {
    id: article.id,
    ...(article.url && { url: article.url }),
    ...(article.externalUrl && { external_url: article.externalUrl }),
    ...(article.title && { title: article.title }),
    content_html: bodyHtml(article.body),
    ...(article.summary && { summary: article.summary }),
    ...(article.cover && { image: article.cover.src }),
    ...(article.publishedAtMs !== null && { date_published: new Date(article.publishedAtMs).toISOString() }),
    ...(article.modifiedAtMs !== null && { date_modified: new Date(article.modifiedAtMs).toISOString() }),
    ...(article.unit && { authors: [{ name: article.unit }] }),
    ...(article.language && { language: article.language }),
    ...(article.tags.length > 0 && { tags: article.tags }),
    ...(attachments.length > 0 && { attachments }),
    ...(Object.keys(profile).length > 0 && { _bantin: profile }),
  };
}

const MIME_BY_EXTENSION: Record<string, string> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
};

function pictureAttachment(picture: Picture) {
  const extension = picture.src.slice(picture.src.lastIndexOf('.') + 1);
  return {
    url: picture.src,
    mime_type: MIME_BY_EXTENSION[extension] ?? 'image/jpeg',
    _bantin: {
      ...(picture.caption && { caption: picture.caption }),
      ...(picture.alt && { alt: picture.alt }),
      ...(picture.credit && { credit: picture.credit }),
      ...(picture.width && picture.height && { width: picture.width, height: picture.height }),
      ...(picture.placeholder && { placeholder: picture.placeholder }),
    },
  };
}

function recordingAttachment(recording: Recording) {
  return {
    url: recording.src,
    mime_type: recording.mimeType,
    ...(recording.title && { title: recording.title }),
    ...(recording.sizeBytes !== undefined && { size_in_bytes: recording.sizeBytes }),
    ...(recording.durationSeconds !== undefined && { duration_in_seconds: recording.durationSeconds }),
  };
}
