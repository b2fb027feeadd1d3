import { done } from '../../platform/result.ts';
import type { ChangeDay } from '../../requests/clock/change-day.ts';
import { dayOff } from '../../requests/clock/working-calendar.ts';
import type { VisitRoom } from '../room.ts';
import { writing } from '../writing.ts';
import { dealWith } from './deal-with.ts';

/** A day off closes every room, and so does taking back a day of work: visits are dealt with as in a closure. */
export function createChangeDay(room: VisitRoom): ChangeDay {
  return (actor, { day, choices }, write) =>
    writing(room, async (open) => {
      const entry = await write(open.trx, open.at);
      if (!entry) return done(false);
      open.note(entry);
      const off = dayOff(await room.calendar(open.trx), day);
      if (!off || off.because === 'weekend') return done(true);
      const everywhere = { kind: 'closed', room: null, fromDay: day, untilDay: day, half: null } as const;
      const dealt = await dealWith(open, actor, { ...everywhere, label: off.label }, choices, off.label);
      return dealt.ok ? done(true) : dealt;
    });
}
