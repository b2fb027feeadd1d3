import type { Step } from './exchange.ts';

/** No page's address ends with a slash: who asks with one is led to the page. After the limits, which know `//host`. */
export const oneAddress: Step = ({ req, res, pathname }) => {
  const isRead = req.method === 'GET' || req.method === 'HEAD';
  if (!isRead || pathname === '/' || !pathname.endsWith('/')) return false;
  const query = (req.url ?? '').slice(pathname.length);
  res.statusCode = 301;
  res.setHeader('Location', (pathname.replace(SLASHES_AT_END, '') || '/') + query);
  res.end();
  return true;
};

/** Looked at from the first of them only. */
const SLASHES_AT_END = /(?<!\/)\/+$/;
