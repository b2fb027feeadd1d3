import type { IncomingMessage } from 'node:http';
import { FILES_LEFT_OUT, type LeftOut } from '../one-sending.ts';
import { clientOf } from './client-address.ts';
import type { Step } from './exchange.ts';
import { isUpload, MAX_BODY_BYTES, MAX_UPLOAD_BYTES } from './limits.ts';
import { wordsOfForm } from './words-of-form.ts';

/** Forms with files that are held in memory at once: of one client, and in all. */
export interface Sendings {
  byClient: number;
  inAll: number;
}

const SENDINGS: Sendings = { byClient: 6, inAll: 16 };

/**
 * A form with more files than memory bears, by itself or with all others that are on their way, goes on with its words
 * alone, so that its page can say what was wrong with everything that was typed still on it.
 */
export function createLargeForm({ byClient, inAll }: Sendings = SENDINGS): Step {
  const underWay = new Map<string, number>();
  let all = 0;

  return async ({ req, res, clientIp, refuse }) => {
    if (!isUpload(req)) return false;
    const size = Number(req.headers['content-length']);
    if (size <= MAX_BODY_BYTES) return false;
    const client = clientOf(clientIp);
    const own = underWay.get(client) ?? 0;
    const why: LeftOut | undefined =
      size > MAX_UPLOAD_BYTES ? 'too-much' : own >= byClient || all >= inAll ? 'busy' : undefined;
    if (!why) {
      count(client, 1);
      res.once('close', () => count(client, -1));
      return false;
    }
    const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(req.headers['content-type'] ?? '');
    const words = boundary && (await wordsOfForm(req, boundary[1] ?? boundary[2] ?? '', MAX_BODY_BYTES));
    if (!words) {
      refuse('too-large');
      return true;
    }
    const body = new URLSearchParams([...words, [FILES_LEFT_OUT, why]]).toString();
    req.headers['content-type'] = 'application/x-www-form-urlencoded';
    req.headers['content-length'] = String(Buffer.byteLength(body));
    // Where the pages look for what was read before them (astro/app/node).
    (req as IncomingMessage & { body?: string }).body = body;
    return false;
  };

  function count(client: string, by: 1 | -1): void {
    const now = (underWay.get(client) ?? 0) + by;
    all += by;
    if (now > 0) underWay.set(client, now);
    else underWay.delete(client);
  }
}
