import type { IncomingMessage } from 'node:http';
import { FILES_LEFT_OUT } from '../one-sending.ts';
import type { Step } from './exchange.ts';
import { isForProgram, isUpload, MAX_BODY_BYTES, MAX_UPLOAD_BYTES } from './limits.ts';
import { refuse } from './refusal.ts';
import { wordsOfForm } from './words-of-form.ts';

/**
 * A form with more files than memory bears goes on with its words alone, so that its page can say what was wrong with
 * everything that was typed still on it.
 */
export const largeForm: Step = async ({ req, res, pathname, requestId }) => {
  if (!isUpload(req) || Number(req.headers['content-length']) <= MAX_UPLOAD_BYTES) return false;
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(req.headers['content-type'] ?? '');
  const words = boundary && (await wordsOfForm(req, boundary[1] ?? boundary[2] ?? '', MAX_BODY_BYTES));
  if (!words) {
    refuse(res, 'too-large', isForProgram(pathname), requestId);
    return true;
  }
  const body = new URLSearchParams([...words, [FILES_LEFT_OUT, 'yes']]).toString();
  req.headers['content-type'] = 'application/x-www-form-urlencoded';
  req.headers['content-length'] = String(Buffer.byteLength(body));
  // Where the pages look for what was read before them (astro/app/node).
  (req as IncomingMessage & { body?: string }).body = body;
  return false;
};
