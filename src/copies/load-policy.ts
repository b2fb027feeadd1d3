import { basename, join } from 'node:path';
import { z } from 'zod';
import { BadContent } from '../platform/content/bad-content.ts';
import { checkedYaml } from '../platform/content/checked-yaml.ts';
import { refuseDisorder } from '../platform/content/dated-sets.ts';
import { day } from '../platform/content/day.ts';
import { readText } from '../platform/content/read-text.ts';
import type { CopyPolicy } from './policy.ts';

const line = z.string({ error: 'needs a line of text' }).trim().min(1, 'needs a line of text');
const bilingual = z.strictObject({ vi: line, en: line });
const count = z.int({ error: 'needs a whole number' }).min(1, 'needs a whole number from 1');
const code = z.string().regex(/^[a-z][a-z0-9-]*$/, 'needs a short name of small letters, digits and hyphens');
const labelled = { code, label: bilingual };
const PERCENT = 'needs a whole number from 1 to 100';

const percent = z.int({ error: PERCENT }).min(1, PERCENT).max(100, PERCENT).default(100);

const fee = {
  amount: z
    .int({ error: 'needs whole đồng' })
    .min(0, 'needs whole đồng')
    .max(1_000_000_000, 'is more than a fee can be'),
  unit: z.enum(['page', 'document']),
  validFrom: day,
  validUntil: day.nullable().default(null),
  label: bilingual,
  ground: bilingual,
};
const FeeShape = z.strictObject(fee);
const CopyFeeShape = z.strictObject({ kind: code, ...fee });

const RulesShape = z.strictObject({
  validFrom: day,
  kinds: z.array(z.strictObject({ ...labelled, onPaper: z.boolean(), authenticable: z.boolean() })).min(1),
  exemptions: z.array(z.strictObject({ ...labelled, percent })).min(1, 'needs at least one'),
  paymentMethods: z.array(z.strictObject(labelled)).min(1, 'needs at least one'),
  quoteDays: count,
  acceptedDays: count,
  linkDays: count,
  draftDays: count,
  limits: z.strictObject({
    linesPerOrder: count,
    pagesPerLine: count,
    copiesPerLine: count,
    drafts: count,
    openOrders: count,
    filesPerLine: count,
  }),
  files: z.strictObject({ mostBytes: count, mediaTypes: z.array(line).min(1) }),
});

const PolicyShape = z.strictObject({
  fees: z.array(CopyFeeShape),
  authenticationFees: z.array(FeeShape),
  sets: z.array(RulesShape).min(1, 'needs at least one set'),
});

/**
 * Reads `content/policy/fees.yaml`.
 * @throws BadContent naming the file, the key and what is wrong
 */
export function loadCopyPolicy(contentDir: string): CopyPolicy {
  const name = `${basename(contentDir)}/policy/fees.yaml`;
  return copyPolicyOf(readText(join(contentDir, 'policy', 'fees.yaml'), name), name);
}

/** @throws BadContent */
export function copyPolicyOf(text: string, name: string): CopyPolicy {
  const { fees, authenticationFees, sets } = checkedYaml(text, PolicyShape, name);
  refuseDisorder(sets, name);
  const kinds = new Set(sets.flatMap((set) => set.kinds.map((kind) => kind.code)));
  fees.forEach((fee, at) => {
    if (!kinds.has(fee.kind)) throw new BadContent(name, `key fees.${at}.kind: "${fee.kind}" is no kind of copy.`);
    refuseOverlap(
      fees.slice(0, at).filter(({ kind }) => kind === fee.kind),
      fee,
      `fees.${at}`,
      name,
    );
  });
  authenticationFees.forEach((fee, at) => {
    refuseOverlap(authenticationFees.slice(0, at), fee, `authenticationFees.${at}`, name);
  });
  return { fees, authenticationFees, on: (today) => sets.findLast(({ validFrom }) => validFrom <= today) ?? sets[0]! };
}

interface Dated {
  validFrom: string;
  validUntil: string | null;
}

/** On no day may two amounts hold for the same thing. */
function refuseOverlap(others: readonly Dated[], fee: Dated, key: string, name: string): void {
  const ends = ({ validUntil }: Dated) => validUntil ?? '9999-12-31';
  if (ends(fee) < fee.validFrom) throw new BadContent(name, `key ${key}.validUntil: lies before validFrom.`);
  const other = others.find((one) => one.validFrom <= ends(fee) && fee.validFrom <= ends(one));
  if (other) throw new BadContent(name, `key ${key}: holds on days on which the one from ${other.validFrom} does.`);
}
