import { isIP, isIPv6 } from 'node:net';
import proxyAddr from 'proxy-addr';
import { BadSetting } from '../config.ts';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Config } from '../config.ts';

const FORWARDED = /^(x-forwarded-.*|forwarded|x-real-ip|x-client-ip|cf-connecting-ip|true-client-ip)$/;

export interface ProxyTrust {
  /** The reader's address: the last one in the chain that no trusted proxy stands at. */
  clientIp(req: IncomingMessage): string;
  /** The request came straight from a trusted proxy. */
  isTrusted(req: IncomingMessage): boolean;
  /** Whoever has this address is believed in what it says about others. */
  speaksForOthers(address: string): boolean;
}

/**
 * @param proxies addresses, CIDR ranges, or `loopback`, `linklocal`, `uniquelocal`
 * @throws BadSetting when one of them is none of these
 */
export function trustProxies(proxies: string[]): ProxyTrust {
  const trust = compile(proxies);
  return {
    clientIp: (req) => proxyAddr(req, trust),
    isTrusted: (req) => trust(req.socket.remoteAddress ?? '', 0),
    speaksForOthers: (address) => trust(address, 0),
  };
}

/** Of a private network, more than a few machines that stand side by side: people sit at others of them. */
const WHOLE_NETWORK = { 4: 24, 6: 120 } as const;

/** Those of the trusted that are no proxies but a whole private network, each of whose machines can say who it is. */
export function trustedNetworks(proxies: string[]): string[] {
  const isPrivate = compile(['uniquelocal', 'linklocal']);
  return proxies.filter((proxy) => {
    if (proxy === 'uniquelocal' || proxy === 'linklocal') return true;
    const [net = '', bits] = proxy.split('/');
    const version = isIP(net);
    if (bits === undefined || (version !== 4 && version !== 6) || !isPrivate(net, 0)) return false;
    return prefixOf(bits) < WHOLE_NETWORK[version];
  });
}

/** For who starts the portal, one English line each: what is wrong with such a trust, and what to do. */
export function noticesOfNetworks(proxies: string[]): string[] {
  const networks = trustedNetworks(proxies);
  if (networks.length === 0) return [];
  return [
    `TRUSTED_PROXIES believes every machine of a private network (${networks.join(', ')}): whoever sits at one can pass ` +
      'for another address. Name the proxy alone.',
  ];
}

/** `24`, or as a mask: `255.255.255.0` */
function prefixOf(bits: string): number {
  if (isIP(bits) !== 4) return Number(bits);
  return bits.split('.').reduce((sum, part) => sum + Number(part).toString(2).replaceAll('0', '').length, 0);
}

/**
 * One name for all addresses that one subscriber has: of IPv6 that is a whole network of them (/64, RFC 6177), so
 * that nobody is many.
 */
export function clientOf(ip: string): string {
  if (!isIPv6(ip)) return ip;
  const [, mapped] = /^::ffff:([\d.]+)$/i.exec(ip) ?? [];
  if (mapped !== undefined) return mapped;
  // Of all ways to write an address, a URL knows one.
  const written = new URL(`http://[${ip.split('%', 1)[0]}]`).hostname.slice(1, -1);
  const [before = [], after = []] = written.split('::').map((groups) => groups.split(':').filter(Boolean));
  const zeros = Array<string>(8 - before.length - after.length).fill('0');
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`;
}

function compile(proxies: string[]): (address: string, hops: number) => boolean {
  try {
    return proxyAddr.compile(proxies);
  } catch {
    throw new BadSetting(
      'TRUSTED_PROXIES is not usable: it takes IP addresses and ranges such as 10.0.0.0/8, separated by commas.',
    );
  }
}

/**
 * Leaves nothing of what a client says about itself, and puts in its place what we found: Astro believes the first
 * X-Forwarded-For value, which anyone can send (withastro/astro#15587). Absolute addresses are made of the host that is
 * left here: PUBLIC_URL, or else where we listen.
 */
export function replaceForwarded(
  req: IncomingMessage,
  clientIp: string,
  { publicUrl, host: listening }: Pick<Config, 'publicUrl' | 'host'>,
): void {
  for (const name of Object.keys(req.headers)) {
    if (FORWARDED.test(name)) Reflect.deleteProperty(req.headers, name);
  }
  req.headers['x-forwarded-for'] = clientIp;
  if (!publicUrl) {
    req.headers.host = reachedAt(req.socket, listening);
    return;
  }
  const { host, protocol } = new URL(publicUrl);
  req.headers.host = host;
  req.headers['x-forwarded-proto'] = protocol.slice(0, -1);
}

/** Every address of the machine. */
const UNSPECIFIED = new Set(['0.0.0.0', '::']);

/** Name and port of the address that a connection came to: of a HOST that is all of them, the one it came to. */
function reachedAt({ localAddress, localPort }: Socket, listening: string): string {
  const address = UNSPECIFIED.has(listening) && localAddress !== undefined ? plainAddress(localAddress) : listening;
  return `${address.includes(':') ? `[${address}]` : address}:${localPort ?? ''}`;
}

/** Without the name of a network card, and IPv4 as such. */
function plainAddress(address: string): string {
  return address.split('%', 1)[0]!.replace(/^::ffff:(?=\d+\.)/i, '');
}
