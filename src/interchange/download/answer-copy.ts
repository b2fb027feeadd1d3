import { COVER_SHEET, type OwnOrder } from '../../copies/copies.ts';
import type { CopyRules } from '../../copies/policy.ts';
import type { Lang } from '../../i18n/languages.ts';
import type { Services } from '../../services.ts';
import type { Visitor } from '../../readers/visitor.ts';
import { renderCoverSheet } from '../letters/render-cover-sheet.ts';
import { attachmentHeaders } from './attachment-headers.ts';

interface Asked {
  params: { id?: string; file?: string };
  request: Request;
  lang: Lang;
}

/**
 * GET and HEAD of what belongs to an order of copies: the sheet that states the source, or a file.
 * @returns undefined where there is nothing for whoever asks
 */
export async function answerOwnCopy(
  { copies, content }: Pick<Services, 'copies' | 'content'>,
  { actor }: Visitor,
  { params, request, lang }: Asked,
): Promise<Response | undefined> {
  const { id = '', file = '' } = params;
  if (file !== COVER_SHEET) return answerFile(await copies.openFile(actor, id, file), request);
  const found = await copies.ownOrder(actor, id);
  if (!found.ok || found.value.deliveredOn === null) return undefined;
  return coverSheet(found.value, { lang, rules: copies.rules(), archive: content.profile.citationName[lang] }, request);
}

/** The same for staff, who print the sheet while the copies are being made. */
export async function answerDeskCopy(
  { copies, copyDesk, content }: Pick<Services, 'copies' | 'copyDesk' | 'content'>,
  { actor }: Visitor,
  { params, request, lang }: Asked,
): Promise<Response | undefined> {
  const { id = '', file = '' } = params;
  if (file !== COVER_SHEET) return answerFile(await copyDesk.openFile(actor, id, file), request);
  const found = await copyDesk.open(actor, id);
  if (!found.ok) return undefined;
  return coverSheet(found.value, { lang, rules: copies.rules(), archive: content.profile.citationName[lang] }, request);
}

function answerFile(
  opened: Awaited<ReturnType<Services['copies']['openFile']>>,
  { method }: Request,
): Response | undefined {
  if (!opened.ok) return undefined;
  const body = method === 'GET' ? Buffer.from(opened.value.content) : null;
  return new Response(body, { headers: attachmentHeaders(opened.value) });
}

async function coverSheet(
  order: OwnOrder,
  about: { lang: Lang; rules: CopyRules; archive: string },
  { method }: Request,
): Promise<Response> {
  const content = Buffer.from(await renderCoverSheet(order, about));
  const headers = attachmentHeaders({
    fileName: `${order.number ?? order.id}.pdf`,
    mediaType: 'application/pdf',
    bytes: content.length,
  });
  return new Response(method === 'GET' ? content : null, { headers });
}
