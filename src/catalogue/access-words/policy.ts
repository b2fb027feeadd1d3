import { z } from 'zod';
import { TITLE_VISIBILITIES } from '../description.ts';

const Phrases = z.array(z.string().trim().min(1)).min(1);

const ServiceRule = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('fragile'), say: Phrases }),
  z.strictObject({ state: z.literal('in-processing'), work: z.string().trim().min(1), say: Phrases }),
]);

const PolicySet = z.strictObject({
  /** The first day it holds: YYYY-MM-DD. */
  validFrom: z.iso.date(),
  ground: z.string().optional(),
  closedTitles: z.enum(TITLE_VISIBILITIES).default('masked'),
  words: z.strictObject({ open: Phrases, conditional: Phrases, closed: Phrases, secret: Phrases }),
  notSecret: Phrases,
  sentences: z.array(z.strictObject({ means: z.enum(['open', 'conditional', 'closed', 'nothing']), say: Phrases })),
  /** Words that limit what opens, and words that do not, besides those of `plain-speech.ts`. */
  limits: z.array(z.string().trim().min(1)).default([]),
  plain: z.array(z.string().trim().min(1)).default([]),
  serviceStates: z.array(ServiceRule),
  titleVisibility: z.strictObject({ public: Phrases, masked: Phrases, hidden: Phrases }),
});

/** The shape of `content/policy/access.yaml`; the file itself explains it. */
export const AccessPolicy = z.strictObject({ sets: z.array(PolicySet).min(1) });
export type AccessPolicySet = z.infer<typeof PolicySet>;

/** The set in force on a day: the latest that has begun, or the earliest where none has. */
export function policyInForce(sets: readonly AccessPolicySet[], today: string): AccessPolicySet | undefined {
  const oldestFirst = [...sets].sort((a, b) => a.validFrom.localeCompare(b.validFrom));
  return oldestFirst.findLast((set) => set.validFrom <= today) ?? oldestFirst[0];
}
