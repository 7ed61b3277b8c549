import { describe, expect, test } from 'vitest';
import { checkAddress, isPublicAddress } from '../../src/publisher/net/address-policy.ts';

const strict = { allowPrivate: false, trustedOrigins: new Set<string>() };

describe('address policy', () => {
  test.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fe80::1%eth0',
    'fd12:3456::1',
    '::ffff:127.0.0.1',
    '::ffff:a00:1',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '::ffff:0:7f00:1',
    'fd00:ec2::254',
    'fec0::1',
    '5f00::1',
    '2002:7f00:1::',
    'not an address',
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(['1.1.1.1', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  test.each([
    ['http://127.0.0.1/', 'private'],
    ['http://2130706433/', 'private'],
    ['http://0x7f.1/', 'private'],
    ['http://0177.0.0.1/', 'private'],
    ['http://[::1]/', 'private'],
    ['http://[::ffff:127.0.0.1]/', 'private'],
    ['http://localhost:8080/', 'private'],
    ['http://169.254.169.254/latest/meta-data/', 'private'],
    ['ftp://1.1.1.1/', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['http://a:b@1.1.1.1/', 'credentials'],
  ])('%s is refused as %s', async (url, reason) => {
    expect(await checkAddress(new URL(url), strict)).toEqual({ allowed: false, reason });
  });

  test('an origin that the operator typed is open, its neighbours are not', async () => {
    const policy = { allowPrivate: false, trustedOrigins: new Set(['http://127.0.0.1:9000']) };
    expect((await checkAddress(new URL('http://127.0.0.1:9000/feed.json'), policy)).allowed).toBe(true);
    expect((await checkAddress(new URL('http://127.0.0.1:9001/feed.json'), policy)).allowed).toBe(false);
  });
});
