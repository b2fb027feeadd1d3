import Negotiator from 'negotiator';
import { t } from '../../i18n/translate.ts';
import { problemAnswer } from '../api/problem.ts';
import { IIIF_HEADERS } from './iiif-answer.ts';

const COME_BACK_SECONDS = 2;
const PAGE = 'text/html';

/** 429: this asker has asked for more at once than one reader may; 503: all together have. */
type Status = 429 | 503;

const DETAILS: Record<Status, string> = {
  429: 'You ask for more images at once than are drawn for one reader. Try again in a moment.',
  503: 'More pages are asked for than can be drawn at once. Try again in a moment.',
};

/** Says when to come back: to programs as a problem document, to whoever opened the image itself as a plain page. */
export function tooBusy(status: Status, request: Request): Response {
  const headers = { ...IIIF_HEADERS, vary: 'Accept', 'retry-after': String(COME_BACK_SECONDS) };
  const accept = request.headers.get('accept') ?? undefined;
  const taken = new Negotiator({ headers: { accept } }).mediaType(['application/problem+json', PAGE]);
  if (taken !== PAGE) return problemAnswer({ status, detail: DETAILS[status] }, headers);
  return new Response(plainPage(status), { status, headers: { ...headers, 'content-type': `${PAGE}; charset=utf-8` } });
}

/** Its address has no language: both are on it. */
function plainPage(status: Status): string {
  const [vi, en] = [t('vi').errors[status], t('en').errors[status]];
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${vi.title}</title>
<link rel="stylesheet" href="/plain.css">
</head>
<body>
<main>
<h1>${vi.title}</h1>
<p>${vi.text}</p>
<div lang="en">
<h2>${en.title}</h2>
<p>${en.text}</p>
</div>
</main>
</body>
</html>
`;
}
