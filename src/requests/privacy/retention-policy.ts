import { join } from 'node:path';
import { z } from 'zod';
import { checkedYaml } from '../../platform/content/checked-yaml.ts';
import { refuseDisorder } from '../../platform/content/dated-sets.ts';
import { day } from '../../platform/content/day.ts';
import { readText } from '../../platform/content/read-text.ts';

const days = z.int({ error: 'needs a whole number of days' }).min(1, 'needs at least one day').max(36_500);

const RulesShape = z.strictObject({ validFrom: day, closedCaseDays: days, mailDays: days, useDays: days });
/** One set of `content/policy/retention.yaml`; the file itself explains it. */
export type RetentionRules = z.infer<typeof RulesShape>;

const PolicyShape = z.strictObject({ sets: z.array(RulesShape).min(1, 'needs at least one set') });

/** What is in force on a day, `YYYY-MM-DD`. */
export type RetentionPolicy = (today: string) => RetentionRules;

/** @throws BadContent naming the file, the key and what is wrong */
export function readRetentionPolicy(contentDir: string): RetentionPolicy {
  const name = 'policy/retention.yaml';
  return retentionPolicyOf(readText(join(contentDir, name), name), name);
}

/** @throws BadContent */
function retentionPolicyOf(text: string, name: string): RetentionPolicy {
  const { sets } = checkedYaml(text, PolicyShape, name);
  refuseDisorder(sets, name);
  return (today) => sets.findLast(({ validFrom }) => validFrom <= today) ?? sets[0]!;
}
