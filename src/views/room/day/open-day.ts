import { deskVisitAddress, roomDeskAddress } from '../../../i18n/addresses.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { t } from '../../../i18n/translate.ts';
import { dayInVietnam } from '../../../platform/vietnam-time.ts';
import type { DeskDay, DeskVisitLine } from '../../../visits/desk-visit.ts';
import type { VisitRules } from '../../../visits/policy.ts';
import { readDay } from '../../desk/read-day.ts';
import type { FormError } from '../../form/form-error.ts';
import { go, NONE, show, type PageAnswer } from '../../form/page-answer.ts';
import type { PageContext } from '../../form/page-context.ts';
import { formOf, readForm, type Form } from '../../form/read-form.ts';
import { explainVisit } from '../explain-visit.ts';
import { bookFor } from './book-for.ts';
import { registerReader } from './register-reader.ts';
import { findReader, walkIn, type WalkIn } from './walk-in.ts';

export interface RoomDayData {
  day: string;
  today: string;
  shown: DeskDay;
  toConfirm: DeskVisitLine[];
  toSignOut: DeskVisitLine[];
  rules: VisitRules;
  walkIn: WalkIn;
  /** The day as it was typed, where it is none. */
  typedDay?: string;
  typed: Form;
  errors: FormError[];
  done?: string;
}

type Given = Partial<Pick<RoomDayData, 'typed' | 'errors' | 'done' | 'typedDay'>> & { found?: Partial<WalkIn> };

/** A day of the reading rooms, or what one of its buttons does: confirm, sign out, find, register or book for a reader. */
export async function openDay(lang: Lang, context: PageContext): Promise<PageAnswer<RoomDayData>> {
  const { locals, request, url } = context;
  const { visitDesk } = locals.services;
  const { actor } = locals.visitor;
  const asked = url.searchParams.get('day')?.trim() ?? '';
  const day = readDay(asked) ?? dayInVietnam(new Date());
  if (request.method !== 'POST') {
    if (asked !== '' && !readDay(asked)) {
      const errors = [{ field: 'day', text: t(lang).room.day.badDay }];
      return showDay(context, day, { errors, typedDay: asked }, 422);
    }
    return showDay(context, day, { done: url.searchParams.get('done') ?? undefined });
  }
  const form = await readForm(request);
  switch (form.line('do')) {
    case 'find':
      return showDay(context, day, { typed: form, found: await findReader(context, form) });
    case 'register': {
      const registered = await registerReader(lang, context, form);
      if (registered.kind === 'none') return NONE;
      if (registered.kind === 'refused') return showDay(context, day, { typed: form, errors: registered.errors }, 422);
      const query = new URLSearchParams({ day, reader: registered.id, done: 'register' });
      return go(`${roomDeskAddress(lang, 'readingRoom', query)}#walk-in`);
    }
    case 'book': {
      const booked = await bookFor(lang, context, form);
      if (booked.kind === 'booked') return go(`${deskVisitAddress(lang, booked.id)}?done=booked`);
      return booked.kind === 'none'
        ? NONE
        : showDay(context, day, { typed: form, errors: booked.errors }, booked.status);
    }
    case 'confirm':
    case 'complete': {
      const pressed = form.line('do') === 'confirm' ? 'confirm' : 'complete';
      const version = Number(form.line('version'));
      const acted = await visitDesk[pressed](actor, form.line('visit'), { version });
      if (acted.ok) return go(roomDeskAddress(lang, 'readingRoom', new URLSearchParams({ day, done: pressed })));
      const explained = explainVisit(lang, acted.refusal);
      return explained ? showDay(context, day, { errors: explained.errors }, explained.status) : NONE;
    }
    default:
      return showDay(context, day, {});
  }
}

async function showDay(
  context: PageContext,
  day: string,
  { found, ...given }: Given,
  status: 200 | 403 | 409 | 422 = 200,
): Promise<PageAnswer<RoomDayData>> {
  const { visitDesk, visits } = context.locals.services;
  const { actor } = context.locals.visitor;
  const [shown, toConfirm, toSignOut] = await Promise.all([
    visitDesk.day(actor, day),
    visitDesk.toConfirm(actor),
    visitDesk.toSignOut(actor),
  ]);
  if (!shown.ok || !toConfirm.ok || !toSignOut.ok) return NONE;
  const page = { typed: formOf(new FormData()), errors: [], ...given };
  return show(
    {
      day,
      today: dayInVietnam(new Date()),
      shown: shown.value,
      toConfirm: toConfirm.value,
      toSignOut: toSignOut.value,
      rules: visits.rules(),
      walkIn: { ...(await walkIn(context, page.typed)), ...found },
      ...page,
    },
    status,
  );
}
