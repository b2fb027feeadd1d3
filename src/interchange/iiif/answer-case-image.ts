import type { Actor } from '../../readers/actor.ts';
import type { Services } from '../../services.ts';
import { answerImage } from './answer-image.ts';
import { openPage } from './open-page.ts';

/** As wide as a page is shown. */
const WIDEST = 1400;

type Drawing = Pick<Services, 'config' | 'desk' | 'pageImages' | 'readingOfCase'>;

/**
 * GET of the image of a page that only whoever decides on a case may see. On record each time.
 * @param client who asks, as far as can be told
 * @returns undefined where there is nothing for whoever asks
 */
export async function answerCaseImage(
  services: Drawing,
  actor: Actor,
  { id = '', file = '', page = '' }: { id?: string; file?: string; page?: string },
  request: Request,
  url: URL,
  client: string,
): Promise<Response | undefined> {
  const reading = await services.readingOfCase(actor, id);
  if (!reading) return undefined;
  const opened = await openPage(reading, file, page);
  if (!opened?.open.document.permit) return undefined;
  const { recordId } = opened.open.document.permit;
  const noted = await services.desk.noteReading(actor, id, { recordId, document: file, page: opened.number });
  if (!noted.ok) return undefined;
  const size = `${Math.min(WIDEST, opened.full.width)},`;
  const whole = { region: 'full', size, rotation: '0', quality: 'default', format: 'jpg' };
  const { documents } = reading;
  return answerImage({ ...services, documents }, { id: file, page, ...whole }, request, url, client);
}
