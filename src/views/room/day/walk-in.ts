import { newId } from '../../../platform/secrets.ts';
import type { ReaderRow } from '../../../readers/people-at-work.ts';
import type { RequestRules } from '../../../requests/policy.ts';
import type { PageContext } from '../../form/page-context.ts';
import type { Form } from '../../form/read-form.ts';

/** Booking for somebody who stands here or telephones: first who it is, then when. */
export interface WalkIn {
  /** What was looked for, and who it may be; undefined where nothing was. */
  readers?: ReaderRow[];
  /** For whom it is. */
  reader?: { id: string; name: string };
  purposes: RequestRules['purposes'];
  /** Books once however often the button is pressed. */
  key: string;
}

/** By a card's number, a name, a whole e-mail address or a whole number of papers: told by what is typed. */
export async function findReader({ locals }: Pick<PageContext, 'locals'>, form: Form): Promise<Partial<WalkIn>> {
  const { people, visitDesk } = locals.services;
  const { actor } = locals.visitor;
  const text = form.line('text');
  if (text === '') return { readers: [] };
  const byCard = await visitDesk.findByCard(actor, text);
  if (byCard.ok) return { reader: { id: byCard.value.readerId, name: byCard.value.card.reader } };
  const found = await people.findReaders(actor, { text });
  return { readers: found.ok ? found.value.readers : [] };
}

/** The reader who was chosen, by the address of the page or the form that came back. */
export async function walkIn({ locals, url }: Pick<PageContext, 'locals' | 'url'>, typed: Form): Promise<WalkIn> {
  const { people, requests } = locals.services;
  const id = typed.line('reader') || (url.searchParams.get('reader') ?? '');
  const seen = id === '' ? undefined : await people.viewReader(locals.visitor.actor, id);
  return {
    ...(seen?.ok ? { reader: { id, name: seen.value.name } } : {}),
    purposes: requests.rules().purposes,
    key: typed.line('key') || newId(),
  };
}
