import { createHash } from 'node:crypto';
import { orderName } from '../../documents/page-images/image-order.ts';
import type { ImageFormat, ImageOrder } from '../../documents/page-images/image-order.ts';
import { imageAddress, imageInfoAddress } from '../../i18n/addresses.ts';
import type { Services } from '../../services.ts';
import { problemAnswer } from '../api/problem.ts';
import { isFresh } from '../conditional.ts';
import { IIIF_HEADERS, linkedDataAnswer, nothingHere } from './iiif-answer.ts';
import { imageInfo, PROFILE_LINK } from './image-info.ts';
import { canonicalParameters, readImageRequest } from './image-request.ts';
import type { ImageParameters } from './image-request.ts';
import { openPage } from './open-page.ts';
import type { OpenPage } from './open-page.ts';
import { isRefused } from './refused.ts';
import { tooBusy } from './too-busy.ts';

type Drawing = Pick<Services, 'documents' | 'pageImages' | 'config'>;
type PageAddress = { id?: string; page?: string };

const MEDIA_TYPES: Record<ImageFormat, string> = { jpg: 'image/jpeg', webp: 'image/webp', png: 'image/png' };
/** Changed whenever the same order is encoded differently: copies in browsers are no longer taken for it. */
const RECIPE = 1;

/**
 * GET /iiif/:id/:page/:region/:size/:rotation/:quality.:format
 * @param client who asks, as far as can be told
 */
export async function answerImage(
  services: Drawing,
  params: PageAddress & Partial<ImageParameters>,
  request: Request,
  url: URL,
  client: string,
): Promise<Response> {
  const page = await openPage(services, params.id, params.page);
  if (!page) return nothingHere();
  const { region = '', size = '', rotation = '', quality = '', format = '' } = params;
  const order = readImageRequest({ region, size, rotation, quality, format }, page.full);
  if (isRefused(order)) return problemAnswer(order, IIIF_HEADERS);
  const headers = imageHeaders(page, order, originOf(services, url));
  const { document, location } = page.open;
  // By a permit, whatever shows the image is a view, a copy that is still good too; a head shows nothing.
  const isView = document.permit !== undefined && request.method !== 'HEAD';
  if (isFresh(request.headers, headers)) {
    if (isView && !(await services.documents.view(document.id))) return nothingHere();
    return new Response(null, { status: 304, headers });
  }
  const source = { location, contentHash: document.contentHash, number: page.number, full: page.full };
  const image = await (request.method === 'HEAD'
    ? services.pageImages.known(source, order)
    : services.pageImages.image(source, order, { name: client, signal: request.signal }));
  // A head says what is known of an image: of one that was never drawn, all but its length.
  if (!image) return new Response(null, { headers });
  if (image.kind === 'none') return nothingHere();
  if (image.kind !== 'image') return tooBusy(image.kind === 'full' ? 503 : 429, request);
  // Drawing takes a while: it may have been closed, or its file changed, since it was asked whether it is open.
  if (image.isNew && !(await services.documents.byId(document.id))) return nothingHere();
  if (isView && !(await services.documents.view(document.id))) return nothingHere();
  return new Response(streamOf(image.bytes), {
    headers: { ...headers, 'content-length': String(image.bytes.length) },
  });
}

/** GET /iiif/:id/:page/info.json */
export async function answerImageInfo(
  services: Pick<Services, 'documents' | 'config'>,
  params: PageAddress,
  request: Request,
  url: URL,
): Promise<Response> {
  const page = await openPage(services, params.id, params.page);
  if (!page) return nothingHere();
  const info = imageInfo(page.open.document.id, page.number, page.full, originOf(services, url));
  return linkedDataAnswer(info, 'image', request, { link: PROFILE_LINK });
}

/** GET /iiif/:id/:page leads to what describes it. */
export async function redirectToInfo(
  services: Pick<Services, 'documents' | 'config'>,
  params: PageAddress,
  url: URL,
): Promise<Response> {
  const page = await openPage(services, params.id, params.page);
  if (!page) return nothingHere();
  const location = originOf(services, url) + imageInfoAddress(page.open.document.id, page.number);
  return new Response(null, { status: 303, headers: { ...IIIF_HEADERS, location } });
}

/** A response copies bytes that it is given whole. */
function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

export function originOf({ config }: Pick<Services, 'config'>, url: URL): string {
  return config.publicUrl ?? url.origin;
}

function imageHeaders({ open, number, full }: OpenPage, order: ImageOrder, origin: string) {
  const { id, contentHash } = open.document;
  const canonical = origin + imageAddress(id, number, canonicalParameters(order, full));
  const named = createHash('sha256').update(`${RECIPE}/${contentHash}/${orderName(number, order)}`);
  return {
    ...IIIF_HEADERS,
    'content-type': MEDIA_TYPES[order.format],
    etag: `"${named.digest('base64url').slice(0, 22)}"`,
    link: `<${canonical}>;rel="canonical", ${PROFILE_LINK}`,
  };
}
