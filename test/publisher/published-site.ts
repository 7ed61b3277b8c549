import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type PublishRequest, publishSite } from '../../src/publisher/publish-site.ts';
import type { PublishSummary } from '../../src/publisher/publish-summary.ts';
import { openSource } from '../../src/publisher/source/feed-source.ts';
import type { BuiltPublisher } from './build-publisher.ts';

/** A folder with a feed that a test changes and publishes again. */
export interface TestSite {
  folder: string;
  out: string;
  write(path: string, content: string | Buffer | object): Promise<string>;
  /** @param trustedOrigins servers of the test's own, which are inside its network */
  publish(
    options?: Partial<Pick<PublishRequest, 'base' | 'siteFile' | 'acceptLoss' | 'compress'>>,
    trustedOrigins?: string[],
  ): Promise<PublishSummary>;
  text(path: string): string;
  /** Every file of the site, by path, with what tells whether it was written anew. */
  files(): Map<string, { inode: number; content: string }>;
  remove(): Promise<void>;
}

export async function createTestSite(publisher: BuiltPublisher): Promise<TestSite> {
  const folder = await mkdtemp(join(tmpdir(), 'bantin-site-'));
  const out = join(folder, 'site');
  const site: TestSite = {
    folder,
    out,
    async write(path, content) {
      const full = join(folder, path);
      await mkdir(dirname(full), { recursive: true });
      const isJson = typeof content === 'object' && !Buffer.isBuffer(content);
      await writeFile(full, isJson ? JSON.stringify(content) : content);
      return full;
    },
    async publish(options = {}, trustedOrigins = []) {
      const policy = { allowPrivate: false, trustedOrigins: new Set(trustedOrigins) };
      const source = await openSource(join(folder, 'in/feed.json'), policy);
      const defaults = { siteFile: null, base: 'https://ward.example/', acceptLoss: false, compress: true };
      const request = { source, outDir: out, ...defaults, ...options };
      return publishSite({ ...request, ...publisher.built, recipe: { effort: 0 } }, () => undefined);
    },
    text: (path) => readFileSync(join(out, path), 'utf8'),
    files: () => filesOf(out),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
  return site;
}

export function filesOf(folder: string): Map<string, { inode: number; content: string }> {
  const files = new Map<string, { inode: number; content: string }>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const full = join(entry.parentPath, entry.name);
    files.set(full.slice(folder.length + 1), { inode: statSync(full).ino, content: readFileSync(full, 'latin1') });
  }
  return files;
}

/** A feed of plain articles, newest first, one a day. */
export function feedOf(items: object[], profile: object = {}, rest: object = {}): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Phường Thử',
    language: 'vi',
    ...rest,
    _bantin: {
      categories: [
        { id: 'van-hoa', title: 'Văn hoá' },
        { id: 'Y tế', title: 'Y tế' },
      ],
      ...profile,
    },
    items,
  };
}

export function itemsOf(count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `bai-${index}`,
    title: `Bài số ${index}`,
    content_html: `<h2>Mục</h2>${`<p>Đoạn văn của bài ${index}, đủ dài để đáng nén lại trên đĩa.</p>`.repeat(20)}`,
    date_published: new Date(Date.UTC(2025, 5, 1) - index * 86_400_000).toISOString(),
    _bantin: { category: index % 2 ? 'van-hoa' : 'Y tế', views: index },
  }));
}
