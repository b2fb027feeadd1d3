import proxyAddr from 'proxy-addr';
import { BadSetting } from '../config.ts';
import type { IncomingMessage } from 'node:http';

const FORWARDED = /^(x-forwarded-.*|forwarded|x-real-ip|x-client-ip|cf-connecting-ip|true-client-ip)$/;

export interface ProxyTrust {
  /** The reader's address: the last one in the chain that no trusted proxy stands at. */
  clientIp(req: IncomingMessage): string;
  /** The request came straight from a trusted proxy. */
  isTrusted(req: IncomingMessage): boolean;
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
  };
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
 * X-Forwarded-For value, which anyone can send (withastro/astro#15587).
 */
export function replaceForwarded(req: IncomingMessage, clientIp: string, publicUrl: string | undefined): void {
  for (const name of Object.keys(req.headers)) {
    if (FORWARDED.test(name)) Reflect.deleteProperty(req.headers, name);
  }
  req.headers['x-forwarded-for'] = clientIp;
  if (!publicUrl) return;
  const { host, protocol } = new URL(publicUrl);
  req.headers.host = host;
  req.headers['x-forwarded-proto'] = protocol.slice(0, -1);
}
