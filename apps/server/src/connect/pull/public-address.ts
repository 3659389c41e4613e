import { lookup as systemLookup } from 'node:dns';
import type { LookupAddress, LookupOptions } from 'node:dns';
import { BlockList, isIP } from 'node:net';

const PRIVATE = new BlockList();
// Networks that are no part of the public Internet: IANA special-purpose registries (RFC 6890 and its updates).
for (const [net, bits] of [
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
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv6');

/** False for loopback, private, link-local and reserved addresses, also where an IPv6 address wraps one. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  const family = isIP(bare);
  if (family === 0) return false;
  return !PRIVATE.check(bare, family === 4 ? 'ipv4' : 'ipv6');
}

/** The name leads to an address that a source must not have. */
export class PrivateAddress extends Error {
  constructor(host: string) {
    super(`${host} is a private address`);
    this.name = 'PrivateAddress';
  }
}

type Found = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/** Looks a name up for the connection itself, so that the address that was checked is the one that is connected to. */
export function publicLookup(host: string, options: LookupOptions, found: Found): void {
  systemLookup(host, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return found(error, []);
    const allowed = addresses.filter(({ address }) => isPublicAddress(address));
    const [first] = allowed;
    // one private address among public ones is a name that was made to lead inside
    if (first === undefined || allowed.length < addresses.length) return found(new PrivateAddress(host), []);
    if (options.all === true) return found(null, allowed);
    found(null, first.address, first.family);
  });
}
