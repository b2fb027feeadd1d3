import { join } from 'node:path';
import { z } from 'zod';
import { checkedYaml } from '../platform/content/checked-yaml.ts';
import { readText } from '../platform/content/read-text.ts';
import { READER_RIGHTS } from './reader-rights.ts';

const Count = z.number().int().positive();
const SessionLimitsShape = z.strictObject({ idleMinutes: z.number().positive(), absoluteHours: z.number().positive() });
const ThrottleRuleShape = z.strictObject({ tries: Count, minutesForOne: z.number().positive() });
const Rights = z.array(z.enum(READER_RIGHTS));
const Words = z.array(z.string().trim().min(1));

const LawShape = z.strictObject({
  validFrom: z.iso.date(),
  ground: z.string().trim().min(1),
  confirmWithinWorkingDays: Count,
  eraseWithinWorkingDays: Count,
});

/** The shape of `content/policy/accounts.yaml`; the file itself explains it. */
const AccountPolicyShape = z
  .strictObject({
    law: z.array(LawShape).min(1),
    privacyNotice: z.string().trim().min(1),
    rights: z.strictObject({ pending: Rights, declared: Rights, seen: Rights }),
    sessions: z.strictObject({
      reader: SessionLimitsShape,
      staff: SessionLimitsShape,
      secondStepMinutes: z.number().positive(),
    }),
    links: z.strictObject({
      verifyEmailHours: z.number().positive(),
      changeEmailHours: z.number().positive(),
      resetPasswordHours: z.number().positive(),
      invitationHours: z.number().positive(),
    }),
    // Fewer than eight is no password, and more than 1024 is a load (OWASP ASVS 5.0 6.2.1, 6.2.9).
    passwords: z
      .strictObject({ shortest: z.number().int().min(8), longest: z.number().int().min(64).max(1024) })
      .refine(({ shortest, longest }) => shortest <= longest, { error: 'shortest is more than longest' }),
    throttle: z.strictObject({
      signInByAccount: ThrottleRuleShape,
      signInByClient: ThrottleRuleShape,
      knownBrowser: ThrottleRuleShape,
      secondStep: ThrottleRuleShape,
      lettersByAddress: ThrottleRuleShape,
      lettersByClient: ThrottleRuleShape,
      lettersInAll: ThrottleRuleShape,
      cartsByClient: ThrottleRuleShape,
      cartsInAll: ThrottleRuleShape,
      refusalsNoted: ThrottleRuleShape,
    }),
    outside: z.strictObject({ twoFactorsAcr: Words, twoFactorsAmr: Words }),
  })
  .refine(({ links, throttle }) => links.resetPasswordHours * 60 >= throttle.lettersByAddress.minutesForOne, {
    error: 'it is longer than links.resetPasswordHours, so that a holder could be kept out',
    path: ['throttle', 'lettersByAddress', 'minutesForOne'],
  });
export type AccountPolicy = z.infer<typeof AccountPolicyShape>;
export type AccountLaw = z.infer<typeof LawShape>;

/** @throws BadContent naming the file and the key */
export function readAccountPolicy(contentDir: string): AccountPolicy {
  const name = 'policy/accounts.yaml';
  return checkedYaml(readText(join(contentDir, name), name), AccountPolicyShape, name);
}

/** What is in force on a day: the latest that has begun, or the earliest where none has. @param today YYYY-MM-DD */
export function lawOn({ law }: Pick<AccountPolicy, 'law'>, today: string): AccountLaw {
  const oldestFirst = law.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom));
  return oldestFirst.findLast(({ validFrom }) => validFrom <= today) ?? oldestFirst[0]!;
}
