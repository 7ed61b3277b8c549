import { lookup as resolveAll } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/**
 * Ranges that are not the public internet (IANA special-purpose registries). A feed is somebody else's text:
 * an address in it must not make the publisher knock on doors inside its own network.
 */
const inward = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inward.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const)
  inward.addSubnet(network, prefix, 'ipv6');

/** Whether an IP address literal belongs to the public internet. IPv4 inside IPv6 counts as that IPv4. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !inward.check(address, 'ipv4');
  if (family !== 6) return false;
  const bare = address.split('%')[0] ?? address;
  // BlockList holds mapped addresses (::ffff:a.b.c.d) against the IPv4 rules by itself.
  return !inward.check(bare, 'ipv6');
}

/** Which hosts may be asked although they are not public. */
export interface AddressPolicy {
  allowPrivate: boolean;
  /** Origins (`http://127.0.0.1:9000`) that the operator named on the command line. */
  trustedOrigins: ReadonlySet<string>;
}

export type AddressVerdict =
  | { allowed: true; addresses: { address: string; family: 4 | 6 }[] }
  | { allowed: false; reason: 'scheme' | 'credentials' | 'private' };

/**
 * Resolves the host of a URL and says whether it may be asked. The caller must connect to one of the
 * addresses given back and not resolve again, or a second DNS answer could lead it elsewhere.
 * Every address of a name must be public, so that a name with a mixed answer is refused whichever is tried.
 *
 * @throws the resolver's own error (`ENOTFOUND`, `EAI_AGAIN`)
 */
export async function checkAddress(url: URL, policy: AddressPolicy): Promise<AddressVerdict> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { allowed: false, reason: 'scheme' };
  if (url.username || url.password) return { allowed: false, reason: 'credentials' };
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await resolveAll(host, { all: true });
  const addresses = found.map(({ address, family }) => ({
    address,
    family: family === 6 ? (6 as const) : (4 as const),
  }));
  const open = policy.allowPrivate || policy.trustedOrigins.has(url.origin);
  if (!open && !addresses.every(({ address }) => isPublicAddress(address)))
    return { allowed: false, reason: 'private' };
  return { allowed: true, addresses };
}
