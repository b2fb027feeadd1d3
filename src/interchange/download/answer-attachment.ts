import type { Visitor } from '../../readers/visitor.ts';
import type { Services } from '../../services.ts';
import { attachmentHeaders } from './attachment-headers.ts';

/**
 * GET and HEAD of a file that a reader sent with a request: for the reader themselves, and for staff once it was sent.
 * @returns undefined where there is nothing for whoever asks
 */
export async function answerAttachment(
  { attachments }: Pick<Services, 'attachments'>,
  { actor }: Visitor,
  params: { id?: string; file?: string },
  request: Request,
): Promise<Response | undefined> {
  const opened = await attachments.open(actor, params.id ?? '', params.file ?? '');
  if (!opened.ok) return undefined;
  const body = request.method === 'GET' ? Buffer.from(opened.value.content) : null;
  return new Response(body, { headers: attachmentHeaders(opened.value) });
}
