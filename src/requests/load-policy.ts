import { BlockList, isIP } from 'node:net';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { checkedYaml } from '../platform/content/checked-yaml.ts';
import { refuseDisorder } from '../platform/content/dated-sets.ts';
import { day } from '../platform/content/day.ts';
import { readText } from '../platform/content/read-text.ts';
import type { RequestPolicy, RequestRules } from './policy.ts';
import { OUTCOMES } from './states.ts';

const line = z.string({ error: 'needs a line of text' }).trim().min(1, 'needs a line of text');
const bilingual = z.strictObject({ vi: line, en: line });
const count = z.int({ error: 'needs a whole number' }).min(1, 'needs a whole number from 1');
const code = z.string().regex(/^[a-z][a-z0-9-]*$/, 'needs a short name of small letters, digits and hyphens');
const mediaType = z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/, 'needs a media type such as application/pdf');
const addressRange = z
  .string()
  .refine((text) => readRange(text) !== undefined, 'needs an address range such as 192.168.10.0/24');

const timeLimit = z.strictObject({ workingDays: count, label: bilingual, ground: bilingual.nullable().default(null) });
const accessRules = z
  .strictObject({
    timeLimit: z.enum(['reading', 'conditional']),
    reasonNeeded: z.boolean(),
    evidenceNeeded: z.boolean(),
    confirmedBy: z.array(z.enum(['archivist', 'approver'])).min(1, 'needs at least one who confirms'),
    fourEyes: z.boolean(),
    readElsewhereFrom: z.enum(['declared', 'seen']),
    grantDays: count,
    mostGrantDays: count,
  })
  .refine((rules) => rules.grantDays <= rules.mostGrantDays, {
    path: ['grantDays'],
    error: 'is more than mostGrantDays',
  });
const labelled = { code, label: bilingual };

const RulesShape = z.strictObject({
  validFrom: day,
  timeLimits: z.strictObject({ reading: timeLimit, copy: timeLimit, conditional: timeLimit, appeal: timeLimit }),
  byAccess: z.strictObject({ open: accessRules, conditional: accessRules, closed: accessRules }),
  onlineNeedsReason: z.boolean(),
  answer: z
    .strictObject({ days: count, remindAfterDays: z.array(count) })
    .refine(({ days, remindAfterDays }) => remindAfterDays.every((after) => after < days), {
      path: ['remindAfterDays'],
      error: 'has a reminder that would come after the time to answer',
    }),
  extension: z.strictObject({ mostWorkingDays: count, mostTimes: z.int().min(0) }),
  appeal: z.strictObject({ withinDays: count, remedy: bilingual, afterwards: bilingual.nullable().default(null) }),
  grantEndingDays: count,
  draftDays: count,
  limits: z.strictObject({
    itemsInCart: count,
    itemsPerCase: count,
    drafts: count,
    casesPerDay: count,
    openCases: count,
    attachments: z.strictObject({ perCase: count, mostBytes: count, mediaTypes: z.array(mediaType).min(1) }),
  }),
  purposes: listed(z.strictObject(labelled)),
  evidence: listed(z.strictObject({ ...labelled, hint: bilingual, needsFile: z.boolean() })),
  reasons: listed(
    z.strictObject({
      ...labelled,
      for: z.array(z.enum(OUTCOMES)).min(1),
      ground: bilingual.nullable().default(null),
      wordsNeeded: z.boolean(),
    }),
  ).refine((reasons) => reasons.some((reason) => reason.for.includes('refused')), {
    error: 'needs at least one reason for "refused"',
  }),
  onSiteAddresses: z.array(addressRange),
  viewMinutes: count,
  conditions: z.strictObject({ onSiteOnly: bilingual, noDownload: bilingual, maxViews: bilingual }),
  letters: z.strictObject({
    parent: bilingual.nullable(),
    place: bilingual,
    signerTitle: bilingual,
    untitled: bilingual,
    grounds: z.array(bilingual),
  }),
});

function listed<Shape extends z.ZodType<{ code: string }>>(shape: Shape) {
  return z
    .array(shape)
    .min(1, 'needs at least one')
    .refine((list) => new Set(list.map((entry) => entry.code)).size === list.length, {
      error: 'has a code that stands there twice',
    });
}

const PolicyShape = z.strictObject({ sets: z.array(RulesShape).min(1, 'needs at least one set') });

/**
 * Reads `content/policy/requests.yaml`.
 * @throws BadContent naming the file, the key and what is wrong
 */
export function loadRequestPolicy(contentDir: string): RequestPolicy {
  const name = `${basename(contentDir)}/policy/requests.yaml`;
  return requestPolicyOf(readText(join(contentDir, 'policy', 'requests.yaml'), name), name);
}

/** @throws BadContent */
export function requestPolicyOf(text: string, name: string): RequestPolicy {
  const sets: RequestRules[] = checkedYaml(text, PolicyShape, name).sets;
  refuseDisorder(sets, name);
  return {
    on: (today) => sets.findLast(({ validFrom }) => validFrom <= today) ?? sets[0]!,
    named: (validFrom) => sets.find((set) => set.validFrom === validFrom) ?? sets[0]!,
  };
}

/** Judges addresses by ranges in CIDR form; an IPv4 address that came in IPv6's clothes counts as itself. */
export function addressesIn(ranges: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const range of ranges) {
    const read = readRange(range);
    if (read) list.addSubnet(read.net, read.prefix, read.family);
  }
  return (address) => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
    const family = isIP(plain);
    return family !== 0 && list.check(plain, family === 4 ? 'ipv4' : 'ipv6');
  };
}

function readRange(text: string): { net: string; prefix: number; family: 'ipv4' | 'ipv6' } | undefined {
  const [net = '', bits = '', ...rest] = text.split('/');
  const version = isIP(net);
  const prefix = Number(bits);
  const most = version === 4 ? 32 : 128;
  if (version === 0 || rest.length > 0 || !/^\d{1,3}$/.test(bits) || prefix > most) return undefined;
  return { net, prefix, family: version === 4 ? 'ipv4' : 'ipv6' };
}
