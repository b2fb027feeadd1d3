import type { Kysely } from 'kysely';
import { isDay } from '../../platform/content/day.ts';
import type { Database } from '../../platform/database/schema.ts';
import { done, refused } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { hasRole, type StaffActor } from '../../readers/actor.ts';
import { enteredDaysOf, removeEnteredDay, writeEnteredDay } from '../storage/stored-calendar.ts';
import { LONGEST_LABEL, type CalendarDesk, type CalendarInput, type CalendarRefusal } from './calendar-desk.ts';
import type { ChangeDay } from './change-day.ts';
import { CALENDAR_KINDS, dayOff, type CalendarDay, type WorkingCalendar } from './working-calendar.ts';

interface Parts {
  /** Of `content/policy/calendar.yaml`. */
  policy: WorkingCalendar;
  /** Works out the last days of open cases anew. @returns of how many it changed */
  recompute: () => Promise<number>;
  changeDay: ChangeDay;
  now: () => Date;
}

const YEARS_AWAY = 10;

export function createCalendarDesk(db: Kysely<Database>, { policy, recompute, changeDay, now }: Parts): CalendarDesk {
  return {
    async year(actor, year) {
      if (actor.kind !== 'staff') return refused({ code: 'not-found' });
      const inYear = ({ day }: { day: string }) => day.startsWith(`${year}-`);
      const entered = (await enteredDaysOf(db)).filter(inYear);
      const days = new Set(entered.map(({ day }) => day));
      const fromFile = [...policy.days.values()]
        .filter((entry) => inYear(entry) && !days.has(entry.day))
        .map((entry) => ({ ...entry, fromFile: true, changedAt: null }));
      const all = [...fromFile, ...entered.map((entry) => ({ ...entry, fromFile: false }))];
      return done(all.sort((a, b) => (a.day < b.day ? -1 : 1)));
    },

    async setDay(actor, { choices, ...input }) {
      if (!mayChange(actor)) return refused(refusalOf(actor));
      const checked = check(input, policy, now());
      if ('code' in checked) return refused(checked);
      const { day, kind } = checked;
      const changed = await changeDay(actor, { day, choices }, async (trx, at) => {
        await writeEnteredDay(trx, checked, actor.pk, at);
        return { actor: actor.id, action: 'calendar.set', subject: `calendar:${day}`, data: { kind } };
      });
      return changed.ok ? done({ recomputed: await recompute() }) : changed;
    },

    async removeDay(actor, day, { choices }) {
      if (!mayChange(actor)) return refused(refusalOf(actor));
      const changed = await changeDay(actor, { day, choices }, async (trx) => {
        const isThere = await removeEnteredDay(trx, day);
        return isThere ? { actor: actor.id, action: 'calendar.remove', subject: `calendar:${day}` } : null;
      });
      if (!changed.ok) return changed;
      return changed.value ? done({ recomputed: await recompute() }) : refused({ code: 'not-found' });
    },
  };
}

function mayChange(actor: Parameters<CalendarDesk['setDay']>[0]): actor is StaffActor {
  return hasRole(actor, 'archivist', 'administrator');
}

function refusalOf({ kind }: { kind: string }): CalendarRefusal {
  return { code: kind === 'staff' ? 'not-allowed' : 'not-found' };
}

function check(input: CalendarInput, policy: WorkingCalendar, now: Date): CalendarDay | CalendarRefusal {
  const kind = CALENDAR_KINDS.find((known) => known === input.kind);
  const label = input.label.normalize('NFC').trim();
  const { day } = input;
  if (!isDay(day) || Math.abs(yearOf(day) - yearOf(dayInVietnam(now))) > YEARS_AWAY) return { code: 'bad-day' };
  if (!kind) return { code: 'bad-kind' };
  if (label === '') return { code: 'label-missing' };
  if (label.length > LONGEST_LABEL) return { code: 'label-too-long', most: LONGEST_LABEL };
  if (kind === 'working' && !dayOff(policy, day)) return { code: 'pointless' };
  return { day, kind, label };
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
