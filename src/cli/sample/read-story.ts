import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkedYaml } from '../../platform/content/checked-yaml.ts';
import { readText } from '../../platform/content/read-text.ts';
import { IDENTITY_KINDS, ROLES } from '../../readers/account.ts';
import { OUTCOMES } from '../../requests/states.ts';

const ago = z.number().int().min(0).max(260);
const at = z.string().regex(/^\d{2}:\d{2}$/, 'needs a time such as 08:30');
const key = z.string().min(1);

const People = z.strictObject({
  staff: z.array(z.strictObject({ key, name: z.string(), email: z.email(), roles: z.array(z.enum(ROLES)).min(1) })),
  readers: z.array(
    z.strictObject({
      key,
      name: z.string(),
      email: z.email(),
      identity: z.strictObject({ kind: z.enum(IDENTITY_KINDS), number: z.string() }),
      workplace: z.string().default(''),
      priority: z.string().default(''),
      note: z.string().default(''),
      language: z.enum(['vi', 'en']).default('vi'),
      ago,
      confirmed: key.optional(),
      seen: key.optional(),
    }),
  ),
});

const Decision = z.strictObject({
  outcome: z.enum(OUTCOMES),
  reason: z.string().optional(),
  words: z.string().default(''),
  /** For what is granted: how long from the day of the step. */
  days: z.number().int().positive().optional(),
  onSiteOnly: z.boolean().default(false),
  noDownload: z.boolean().default(false),
});
const when = { ago, at, by: key };
const Step = z.discriminatedUnion('do', [
  z.strictObject({ ...when, do: z.literal('claim') }),
  z.strictObject({ ...when, do: z.literal('note'), text: z.string() }),
  z.strictObject({ ...when, do: z.literal('ask'), text: z.string() }),
  z.strictObject({ ...when, do: z.literal('reply'), text: z.string() }),
  z.strictObject({ ...when, do: z.literal('consult'), body: z.string(), question: z.string() }),
  z.strictObject({ ...when, do: z.literal('extend'), workingDays: z.number().int().positive(), reason: z.string() }),
  z.strictObject({ ...when, do: z.literal('propose'), decisions: z.array(Decision).min(1) }),
  z.strictObject({ ...when, do: z.literal('confirm') }),
  z.strictObject({ ...when, do: z.literal('issue') }),
  z.strictObject({ ...when, do: z.literal('withdraw') }),
  z.strictObject({ ...when, do: z.literal('appeal'), text: z.string() }),
  z.strictObject({ ...when, do: z.literal('uphold'), text: z.string() }),
]);

const Cases = z.strictObject({
  cases: z.array(
    z.strictObject({
      reader: key,
      ago,
      at,
      purpose: z.string(),
      subject: z.string(),
      language: z.enum(['vi', 'en']).default('vi'),
      draft: z.boolean().default(false),
      records: z.array(z.strictObject({ title: z.string(), reason: z.string() })).min(1),
      evidence: z
        .array(z.strictObject({ ground: z.string(), words: z.string(), file: z.string().optional() }))
        .default([]),
      steps: z.array(Step).default([]),
    }),
  ),
});

export type SampleStaff = z.infer<typeof People>['staff'][number];
export type SampleReader = z.infer<typeof People>['readers'][number];
export type SampleCase = z.infer<typeof Cases>['cases'][number];
export type SampleStep = z.infer<typeof Step>;
export interface Story {
  staff: SampleStaff[];
  readers: SampleReader[];
  cases: SampleCase[];
}

/**
 * The invented people and requests of `CONTENT_DIR/sample`.
 * @returns undefined where the archive has no such folder
 * @throws BadContent naming the file and the key
 */
export function readStory(contentDir: string): Story | undefined {
  const folder = join(contentDir, 'sample');
  if (!existsSync(folder)) return undefined;
  const read = <Shape extends z.ZodType>(file: string, shape: Shape) =>
    checkedYaml(readText(join(folder, file), `sample/${file}`), shape, `sample/${file}`);
  return { ...read('people.yaml', People), ...read('cases.yaml', Cases) };
}
