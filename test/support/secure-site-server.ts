import { readFileSync } from 'node:fs';
import { createSecureServer } from 'node:http2';
import { join } from 'node:path';
import { createSiteServer } from '../../src/publisher/serve/site-server.ts';

/**
 * `node .ci/run-ts.mjs test/support/secure-site-server.ts DIR KEYS PORT`: a published site as a real host serves it, over
 * HTTPS and HTTP/2, by the answers of `bantin serve`. Says a line once it listens, and never ends by itself.
 *
 * @param args the site; the folder of `key.pem` and `certificate.pem`; where to listen
 */
export async function main([dir = '', keys = '', port = '']: string[]): Promise<number> {
  const site = createSiteServer({ dir, basePath: '/' });
  const pem = (name: string) => readFileSync(join(keys, name));
  const credentials = { key: pem('key.pem'), cert: pem('certificate.pem'), allowHTTP1: true };
  const server = createSecureServer(credentials, (request, response) => site.emit('request', request, response));
  server.listen(Number(port), () => console.log('listens'));
  return new Promise(() => undefined);
}
