import type { Lang } from '../../../i18n/languages.ts';
import { t } from '../../../i18n/translate.ts';
import type { ClosureChoice, ExceptionInput } from '../../../visits/closures.ts';
import type { RoomRules, VisitRules } from '../../../visits/policy.ts';
import { HALVES } from '../../../visits/states.ts';
import { readDay } from '../../desk/read-day.ts';
import type { FormError } from '../../form/form-error.ts';
import type { Form } from '../../form/read-form.ts';
import { readSession } from '../read-session.ts';

const THEN = 'then-';

/** What the fields of a choice are drawn from. */
export interface ChoicePage {
  rules: Pick<VisitRules, 'rooms'>;
  typed: Form;
  errors: FormError[];
}

/** The fields of one affected visit. */
export const choiceField = (visitId: string): string => `${THEN}${visitId}`;
export const moveField = (visitId: string): string => `to-${visitId}-`;

/** What the form asks for, or what is wrong with it. */
export function readException(lang: Lang, form: Form): { input: ExceptionInput } | { errors: FormError[] } {
  const texts = t(lang).room.closures;
  const fromDay = readDay(form.line('fromDay'));
  const typedUntil = form.line('untilDay');
  const untilDay = typedUntil === '' ? fromDay : readDay(typedUntil);
  const kind = form.oneOf('kind', ['closed', 'open']);
  if (fromDay && untilDay && kind) {
    const room = form.line('room');
    const half = form.oneOf('half', HALVES) ?? null;
    return { input: { kind, room: room === '' ? null : room, fromDay, untilDay, half, label: form.line('label') } };
  }
  return {
    errors: [
      ...(fromDay ? [] : [{ field: 'fromDay', text: texts.badFrom }]),
      ...(untilDay || !fromDay ? [] : [{ field: 'untilDay', text: texts.badUntil }]),
      ...(kind ? [] : [{ field: 'kind', text: texts.noKind }]),
    ],
  };
}

/** What was chosen for each visit; those without a choice are left to the use case, which asks for them. */
export function readChoices(
  lang: Lang,
  form: Form,
  rooms: readonly RoomRules[],
): { choices: ClosureChoice[]; errors: FormError[] } {
  const choices: ClosureChoice[] = [];
  const errors: FormError[] = [];
  for (const [name, then] of form.texts()) {
    if (!name.startsWith(THEN)) continue;
    const visitId = name.slice(THEN.length);
    if (then === 'call-off') choices.push({ visitId, then });
    if (then !== 'move' && then !== 'move-without') continue;
    const to = readSession(lang, form, { rooms, prefix: moveField(visitId) });
    if ('errors' in to) errors.push(...to.errors);
    else choices.push({ visitId, then: 'move', to, leaveOut: then === 'move-without' });
  }
  return { choices, errors };
}
