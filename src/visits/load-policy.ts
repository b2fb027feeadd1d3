import { basename, join } from 'node:path';
import { z } from 'zod';
import { checkedYaml } from '../platform/content/checked-yaml.ts';
import { refuseDisorder } from '../platform/content/dated-sets.ts';
import { day } from '../platform/content/day.ts';
import { readText } from '../platform/content/read-text.ts';
import type { VisitPolicy, VisitRules } from './policy.ts';
import { HALVES, SEAT_CLASSES } from './states.ts';

const line = z.string({ error: 'needs a line of text' }).trim().min(1, 'needs a line of text');
const bilingual = z.strictObject({ vi: line, en: line });
const count = z.int({ error: 'needs a whole number' }).min(1, 'needs a whole number from 1');
const fromNone = z.int({ error: 'needs a whole number' }).min(0, 'needs a whole number from 0');
const code = z.string().regex(/^[a-z][a-z0-9-]*$/, 'needs a short name of small letters, digits and hyphens');
const time = z
  .string({ error: "needs a time in quotes such as '07:30'" })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "needs a time in quotes such as '07:30'");
const hours = z
  .strictObject({ from: time, until: time })
  .refine(({ from, until }) => from < until, { path: ['until'], error: 'is not after its beginning' });

const half = z.enum(HALVES, { error: `needs one of ${HALVES.join(', ')}` });
const room = z.strictObject({
  code,
  label: bilingual,
  place: bilingual,
  seats: z
    .partialRecord(z.enum(SEAT_CLASSES), count, { error: keyed(`needs one of ${SEAT_CLASSES.join(', ')}`) })
    .refine((seats) => Object.keys(seats).length > 0, { error: 'needs at least one seat' }),
  sessions: z.partialRecord(
    z.enum(['1', '2', '3', '4', '5', '6', '7']),
    z.array(half).refine((halves) => new Set(halves).size === halves.length, { error: 'names a half-day twice' }),
    { error: keyed('needs a weekday from 1 (Monday) to 7 (Sunday)') },
  ),
});

const RulesShape = z.strictObject({
  validFrom: day,
  hours: z
    .strictObject({ morning: hours, afternoon: hours })
    .refine(({ morning, afternoon }) => morning.until <= afternoon.from, {
      path: ['afternoon', 'from'],
      error: 'begins before the morning ends',
    }),
  rooms: z
    .array(room)
    .min(1, 'needs at least one room')
    .refine((rooms) => new Set(rooms.map((one) => one.code)).size === rooms.length, {
      error: 'has a code that stands there twice',
    }),
  holdMinutes: count,
  offerHours: count,
  horizonDays: count,
  leadMinutes: fromNone,
  filesBy: z.strictObject({ workingDaysBefore: fromNone, at: time }),
  cancelUntilHours: fromNone,
  confirmedAtOnce: z
    .strictObject({ assurance: z.enum(['declared', 'seen']), mostFiles: fromNone, mostPeople: count })
    .nullable()
    .default(null),
  limits: z.strictObject({
    openVisits: count,
    filesPerVisit: count,
    filesPerDelivery: count,
    groupSize: count,
    waiting: count,
  }),
  keepDays: count,
  noShowMinutes: fromNone,
  card: z.strictObject({ fromDays: count, validMonths: count }),
});

const PolicyShape = z.strictObject({ sets: z.array(RulesShape).min(1, 'needs at least one set') });

/** Says of a key that is none what it could be; everything else is said as usual. */
function keyed(message: string): (issue: { code?: string }) => string | undefined {
  return ({ code }) => (code === 'unrecognized_keys' ? message : undefined);
}

/**
 * Reads `content/policy/visits.yaml`.
 * @throws BadContent naming the file, the key and what is wrong
 */
export function loadVisitPolicy(contentDir: string): VisitPolicy {
  const name = `${basename(contentDir)}/policy/visits.yaml`;
  return visitPolicyOf(readText(join(contentDir, 'policy', 'visits.yaml'), name), name);
}

/** @throws BadContent */
export function visitPolicyOf(text: string, name: string): VisitPolicy {
  const sets: VisitRules[] = checkedYaml(text, PolicyShape, name).sets;
  refuseDisorder(sets, name);
  return {
    on: (today) => sets.findLast(({ validFrom }) => validFrom <= today) ?? sets[0]!,
    named: (validFrom) => sets.find((set) => set.validFrom === validFrom) ?? sets[0]!,
  };
}
