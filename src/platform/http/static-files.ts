import sirv from 'sirv';
import type { Step } from './exchange.ts';

/** Astro puts files there under names that hold a hash of their content. */
const HASHED = '/_astro/';

/** Files of the built site and of public/, from memory of what was there at start: no request ever leaves the folder. */
export function staticFiles(folder: string): Step {
  const serve = sirv(folder, {
    etag: true,
    brotli: true,
    gzip: true,
    dotfiles: false,
    setHeaders(res, pathname) {
      const isHashed = pathname.startsWith(HASHED);
      res.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'public, max-age=300');
    },
  });
  return ({ req, res }) => {
    // sirv breaks at a range that ends before it begins; no file here is large enough for parts of it to be wanted.
    const { range } = req.headers;
    Reflect.deleteProperty(req.headers, 'range');
    const { promise, resolve } = Promise.withResolvers<boolean>();
    serve(req, res, () => {
      if (range !== undefined) req.headers.range = range;
      resolve(false);
    });
    res.once('close', () => resolve(true));
    return promise;
  };
}
