import type { Lang } from '../../../i18n/languages.ts';
import { t } from '../../../i18n/translate.ts';
import type { UnitView } from '../../../visits/delivery/desk-item.ts';
import { readDay } from '../../desk/read-day.ts';
import type { FormError } from '../../form/form-error.ts';
import { NONE, show, type PageAnswer } from '../../form/page-answer.ts';
import type { PageContext } from '../../form/page-context.ts';

export interface UnitPageData {
  unit: UnitView;
  /** Where it was at the moment that was asked for. */
  then?: UnitView;
  typed: { day: string; time: string };
  errors: FormError[];
}

/** Where a unit is, where it was, and who had it. */
export async function openUnit(lang: Lang, { locals, params, url }: PageContext): Promise<PageAnswer<UnitPageData>> {
  const { delivery } = locals.services;
  const { actor } = locals.visitor;
  const id = params.id ?? '';
  const unit = await delivery.unit(actor, id);
  if (!unit.ok) return NONE;
  const typed = {
    day: url.searchParams.get('day')?.trim() ?? '',
    time: url.searchParams.get('time')?.trim() ?? '',
  };
  if (typed.day === '') return show({ unit: unit.value, typed, errors: [] });
  const at = readMoment(typed);
  if (!at) {
    const errors = [{ field: 'day', text: t(lang).room.unit.badMoment }];
    return show({ unit: unit.value, typed, errors }, 422);
  }
  const then = await delivery.unit(actor, id, at);
  return then.ok ? show({ unit: unit.value, then: then.value, typed, errors: [] }) : NONE;
}

/** A moment by the clock of Việt Nam; the end of the day where no time is given. @returns ISO 8601 UTC */
export function readMoment({ day, time }: { day: string; time: string }): string | undefined {
  const date = readDay(day);
  const [, hours = '', minutes = ''] = /^(\d{1,2})[:.hg](\d{2})$/.exec(time === '' ? '23:59' : time) ?? [];
  if (!date || hours === '' || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const seconds = time === '' ? '59' : '00';
  return new Date(`${date}T${hours.padStart(2, '0')}:${minutes}:${seconds}+07:00`).toISOString();
}
