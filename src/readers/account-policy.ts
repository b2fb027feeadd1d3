import { join } from 'node:path';
import { z } from 'zod';
import { checkedYaml } from '../platform/content/checked-yaml.ts';
import { readText } from '../platform/content/read-text.ts';

const SessionLimitsShape = z.strictObject({
  idleMinutes: z.number().positive(),
  absoluteHours: z.number().positive(),
});

/** The shape of `content/policy/accounts.yaml`; the file itself explains it. */
const AccountPolicyShape = z.strictObject({
  sessions: z.strictObject({ reader: SessionLimitsShape, staff: SessionLimitsShape }),
});
export type AccountPolicy = z.infer<typeof AccountPolicyShape>;

/** @throws BadContent naming the file and the key */
export function readAccountPolicy(contentDir: string): AccountPolicy {
  const name = 'policy/accounts.yaml';
  return checkedYaml(readText(join(contentDir, name), name), AccountPolicyShape, name);
}
