import { basename, join } from 'node:path';
import { z } from 'zod';
import { BadContent } from '../../platform/content/bad-content.ts';
import { checkedYaml } from '../../platform/content/checked-yaml.ts';
import { day } from '../../platform/content/day.ts';
import { readText } from '../../platform/content/read-text.ts';
import { CALENDAR_KINDS, type CalendarDay, type WorkingCalendar } from './working-calendar.ts';

/** The shape of `content/policy/calendar.yaml`; the file itself explains it. */
const CalendarShape = z.strictObject({
  hours: z
    .array(
      z.strictObject({
        validFrom: day,
        weekdays: z.array(z.number().int().min(1).max(7)).min(1, 'needs at least one day of work in the week'),
        closesAt: z
          .string({ error: "needs a time in quotes such as '16:30'" })
          .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "needs a time in quotes such as '16:30'"),
      }),
    )
    .min(1, 'needs working hours'),
  days: z
    .array(z.strictObject({ day, kind: z.enum(CALENDAR_KINDS), label: z.string().trim().min(1, 'needs words') }))
    .nullish(),
});

/**
 * Days and hours of work as the archive's policy has them, before what staff have entered.
 * @throws BadContent naming the file and the key
 */
export function readCalendarPolicy(contentDir: string): WorkingCalendar {
  const name = `${basename(contentDir)}/policy/calendar.yaml`;
  const file = checkedYaml(readText(join(contentDir, 'policy', 'calendar.yaml'), name), CalendarShape, name);
  file.hours.forEach(({ validFrom }, i) => {
    const before = file.hours[i - 1]?.validFrom;
    if (before !== undefined && validFrom <= before) {
      throw new BadContent(name, `key hours.${i}.validFrom: must be later than the one before it.`);
    }
  });
  const days = new Map<string, CalendarDay>();
  (file.days ?? []).forEach((entry, i) => {
    if (days.has(entry.day)) throw new BadContent(name, `key days.${i}.day: ${entry.day} is there already.`);
    days.set(entry.day, entry);
  });
  return { hours: file.hours.map((hours) => ({ ...hours, weekdays: new Set(hours.weekdays) })), days };
}
