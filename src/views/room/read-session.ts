import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { Session } from '../../visits/opening.ts';
import type { RoomRules } from '../../visits/policy.ts';
import { HALVES } from '../../visits/states.ts';
import { readDay } from '../desk/read-day.ts';
import type { FormError } from '../form/form-error.ts';
import type { Form } from '../form/read-form.ts';
import { readPlace } from './rooms.ts';

/** The session that a form names, or what is wrong with it. @param prefix before the name of each of its fields */
export function readSession(
  lang: Lang,
  form: Form,
  { rooms, prefix }: { rooms: readonly RoomRules[]; prefix: string },
): Session | { errors: FormError[] } {
  const { fields, problems, problem } = t(lang).room.visitRefusals;
  const day = readDay(form.line(`${prefix}day`));
  const half = form.oneOf(`${prefix}half`, HALVES);
  const place = readPlace(form.line(`${prefix}place`), rooms);
  if (day && half && place) return { day, half, ...place };
  const wrong = (field: string, name: string | undefined): FormError => ({
    field: `${prefix}${field}`,
    text: problem(name ?? field, problems.unknown, ''),
  });
  return {
    errors: [
      ...(day ? [] : [wrong('day', fields.day)]),
      ...(half ? [] : [wrong('half', fields.half)]),
      ...(place ? [] : [wrong('place', fields.room)]),
    ],
  };
}
