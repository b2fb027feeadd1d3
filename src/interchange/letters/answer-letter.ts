import { t } from '../../i18n/translate.ts';
import type { Visitor } from '../../readers/visitor.ts';
import type { Services } from '../../services.ts';
import { attachment } from '../download/content-disposition.ts';

/**
 * GET and HEAD of a letter as it went out, made anew as the same PDF: for its reader, and for staff who see requests.
 * @param origin of the request, where PUBLIC_URL is not set: the code in the letter leads there
 * @returns undefined where there is nothing for whoever asks
 */
export async function answerLetter(
  { requests, renderLetter, config }: Pick<Services, 'requests' | 'renderLetter' | 'config'>,
  { actor }: Visitor,
  { params, request, origin }: { params: { id?: string; letter?: string }; request: Request; origin: string },
): Promise<Response | undefined> {
  const read = await requests.letter(actor, params.id ?? '', params.letter ?? '');
  if (!read.ok) return undefined;
  const { kind, caseNumber } = read.value;
  const { language } = read.value.translation ?? read.value;
  const pdf = await renderLetter(read.value, config.publicUrl ?? origin);
  const headers = {
    'content-type': 'application/pdf',
    'content-length': String(pdf.byteLength),
    'content-disposition': attachment(t(language).letter.fileName(kind, caseNumber)),
    'cache-control': 'private, no-store',
  };
  return new Response(request.method === 'GET' ? Buffer.from(pdf) : null, { headers });
}
