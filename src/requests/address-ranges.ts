import { BlockList, isIP } from 'node:net';

/** `10.0.0.0/8`, `2001:db8::/32`, or one address. */
const RANGE = /^([0-9a-f.:]+)(?:\/(\d{1,3}))?$/i;

/** Tells whether a client's address lies in one of the ranges. */
export type InRanges = (address: string) => boolean;

/** @returns undefined where one of them is no address and no range of addresses */
export function addressRanges(ranges: readonly string[]): InRanges | undefined {
  const list = new BlockList();
  for (const range of ranges) {
    const [, address = '', prefix] = RANGE.exec(range.trim()) ?? [];
    const family = familyOf(address);
    if (family === undefined) return undefined;
    const bits = family === 'ipv4' ? 32 : 128;
    const length = prefix === undefined ? bits : Number(prefix);
    if (length > bits) return undefined;
    list.addSubnet(address, length, family);
  }
  return (client) => {
    // An address of a link says by which interface; the range does not know.
    const [address = ''] = client.split('%', 1);
    const family = familyOf(address);
    return family !== undefined && list.check(address, family);
  };
}

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  const family = isIP(address);
  if (family === 4) return 'ipv4';
  return family === 6 ? 'ipv6' : undefined;
}
