import type { OpenDocument } from '../../catalogue/document.ts';
import type { Flow } from '../../platform/http/flow.ts';
import type { Services } from '../../services.ts';
import { isFresh, mayContinue } from '../conditional.ts';
import type { Validators } from '../conditional.ts';
import { openDocument } from '../open-document.ts';
import { readRange } from './byte-range.ts';
import { attachment } from './content-disposition.ts';
import { streamOf } from './file-stream.ts';

/**
 * GET and HEAD /tai-lieu/:id/tai-ve: the file itself, whole or a part of it. A browser saves it and runs nothing of
 * it, whatever it is; and it asks again before it uses a copy.
 * @returns undefined where there is nothing to be had: not open, not to be handed out, not what was read
 */
export async function answerDownload(
  services: Pick<Services, 'documents' | 'openOriginal'>,
  params: { id?: string },
  request: Request,
  flow: Flow,
): Promise<Response | undefined> {
  const open = await openDocument(services, params.id);
  if (!open?.document.downloadable) return undefined;
  const { id, bytes } = open.document;
  const original = await services.openOriginal({ location: open.location, bytes, writtenAt: open.writtenAt });
  if (!original) return undefined;
  const validators = validatorsOf(open);
  const headers = headersOf(open, validators);
  const isWhole = request.method !== 'GET' || !mayContinue(request.headers, validators);
  const range = isWhole ? undefined : readRange(request.headers.get('range'), bytes);
  const refusal = isFresh(request.headers, validators)
    ? new Response(null, { status: 304, headers })
    : range === 'unsatisfiable'
      ? new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${bytes}` } })
      : undefined;
  // What says that a copy is still good shows that copy.
  const showsNothing = request.method !== 'GET' || refusal?.status === 416;
  if (!showsNothing && !(await services.documents.view(id))) {
    await original.close();
    return undefined;
  }
  if (refusal || range === 'unsatisfiable' || request.method !== 'GET' || bytes === 0) {
    await original.close();
    return refusal ?? new Response(null, { headers: { ...headers, 'content-length': String(bytes) } });
  }
  const part = range ?? { first: 0, last: bytes - 1 };
  const isStillOpen = () => services.documents.view(id);
  return new Response(streamOf({ original, range: part, flow, isStillOpen }), {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      'content-length': String(part.last + 1 - part.first),
      ...(range ? { 'content-range': `bytes ${part.first}-${part.last}/${bytes}` } : {}),
    },
  });
}

function validatorsOf({ document, writtenAt }: OpenDocument): Validators {
  return { etag: `"${document.contentHash.slice(0, 32)}"`, lastModified: new Date(writtenAt) };
}

function headersOf({ document }: OpenDocument, { etag, lastModified }: Validators): Record<string, string> {
  return {
    'content-type': document.mediaType,
    'content-disposition': attachment(document.fileName),
    'content-security-policy': "default-src 'none'; sandbox",
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-cache, no-transform',
    'x-robots-tag': 'noindex',
    etag,
    ...(lastModified ? { 'last-modified': lastModified.toUTCString() } : {}),
  };
}
