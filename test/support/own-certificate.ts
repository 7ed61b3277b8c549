import { spawnSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes a certificate for `localhost` with the `openssl` program: `key.pem` and `certificate.pem` in a folder.
 *
 * @returns the switch by which Chromium takes this one certificate for a good one; `null` where there is no such program
 */
export function makeCertificate(folder: string): string | null {
  const certificate = join(folder, 'certificate.pem');
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const files = ['-keyout', join(folder, 'key.pem'), '-out', certificate];
  if (spawnSync('openssl', ['req', ...kind, ...name, ...files], { stdio: 'ignore' }).status !== 0) return null;
  const { publicKey } = new X509Certificate(readFileSync(certificate));
  const hash = createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' }));
  return `--ignore-certificate-errors-spki-list=${hash.digest('base64')}`;
}
