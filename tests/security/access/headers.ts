import { connect } from 'node:net';

/** What every answer says, of whatever kind it is. */
const EVERYWHERE: Record<string, RegExp> = {
  'content-security-policy': /^default-src 'none'; script-src 'self'(?! .*'unsafe-).*frame-ancestors 'none'/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^(same-origin|no-referrer)$/,
  'permissions-policy': /camera=\(\), geolocation=\(\)/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^(same-origin|cross-origin)$/,
};
/** A file of somebody else's is shown in a room of its own, where nothing runs. */
const SANDBOX = /^(default-src 'none'; )?sandbox\b/;
/** Name what answers, or its version, to whoever looks for its faults. */
const TELLTALES = ['server', 'x-powered-by', 'x-aspnet-version', 'via'];

/** Codes are read with the camera at the counter, and nowhere else. */
const AT_THE_COUNTER = { ...EVERYWHERE, 'permissions-policy': /^camera=\((self)?\), geolocation=\(\)/ };

/**
 * Headers that an answer lacks, that say something else than they must, or that it should not have.
 * @param path of what was asked
 */
export function missingFrom({ headers }: { headers: Headers }, path = '/'): string[] {
  const must = /^\/(can-bo\/giao-nhan|en\/staff\/counter)$/.test(path) ? AT_THE_COUNTER : EVERYWHERE;
  const wrong = Object.entries(must)
    .filter(([name, value]) => !value.test(headers.get(name) ?? '') && !isSandboxed(name, headers))
    .map(([name]) => `${name}: ${headers.get(name)}`);
  return [...wrong, ...TELLTALES.filter((name) => headers.has(name))];
}

function isSandboxed(name: string, headers: Headers): boolean {
  return name === 'content-security-policy' && SANDBOX.test(headers.get(name) ?? '');
}

interface Asked {
  method: string;
  path: string;
  headers?: Record<string, string>;
}

/** Answers that no page gives: files, errors before any page, what programs ask. */
export const OTHER_ANSWERS: (Omit<Asked, 'method'> & { what: string; status: number; method?: string })[] = [
  { what: 'a file of the site', path: '/icon.svg', status: 200 },
  { what: 'a style sheet or script', path: 'HASHED', status: 200 },
  { what: 'robots.txt', path: '/robots.txt', status: 200 },
  { what: 'the state of health', path: '/healthz', status: 200 },
  { what: 'whether it is ready', path: '/readyz', status: 200 },
  { what: 'a page that is not there', path: '/nowhere', status: 404 },
  { what: 'an address of the API that is not there', path: '/api/v1/nowhere', status: 404 },
  { what: 'an image that is not there', path: '/iiif/zzzzzzzzzzzzzzzz/1/full/max/0/default.jpg', status: 404 },
  { what: 'an address that is none', path: '/%zz', status: 400 },
  { what: 'an address without end', path: `/tim-kiem?q=${'x'.repeat(9_000)}`, status: 414 },
  { what: 'a method that it does not know', method: 'DELETE', path: '/', status: 405 },
  { what: 'a form where none is taken', method: 'POST', path: '/phong', status: 403 },
  { what: 'a form from another site', method: 'POST', path: '/gio-yeu-cau', status: 403 },
  {
    what: 'a form larger than any',
    method: 'POST',
    path: '/gio-yeu-cau',
    status: 413,
    headers: { 'content-length': '99999999' },
  },
  { what: 'a host that is none', path: '/', status: 400, headers: { host: 'a b' } },
  { what: 'a head without end', path: '/', status: 431, headers: { 'x-long': 'x'.repeat(20_000) } },
  { what: 'what is no request at all', method: 'NONSENSE \u0001', path: '/', status: 400 },
  {
    what: 'the question whether another site may ask',
    method: 'OPTIONS',
    path: '/api/v1/search',
    status: 204,
    headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' },
  },
];

/** As it goes over the wire: a client library would refuse to send some of these. */
export async function rawAnswer(
  origin: string,
  { method, path, headers = {} }: Asked,
): Promise<{ status: number; headers: Headers }> {
  const { host, hostname, port } = new URL(origin);
  const lines = Object.entries({ host, connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const socket = connect(Number(port), hostname, () =>
    socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`),
  );
  let said = '';
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    said += text;
    if (said.includes('\r\n\r\n')) resolve(said);
  });
  socket.on('error', reject);
  socket.on('close', () => reject(new Error('hung up without an answer')));
  const [head = ''] = (await promise.finally(() => socket.destroy())).split('\r\n\r\n');
  const [status = '', ...fields] = head.split('\r\n');
  const pairs = fields.map((field): [string, string] => {
    const at = field.indexOf(':');
    return [field.slice(0, at), field.slice(at + 1).trim()];
  });
  return { status: Number(status.split(' ')[1]), headers: new Headers(pairs) };
}
