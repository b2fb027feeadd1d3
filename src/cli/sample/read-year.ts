import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkedYaml } from '../../platform/content/checked-yaml.ts';
import { readText } from '../../platform/content/read-text.ts';
import { HALVES } from '../../visits/states.ts';

const key = z.string().min(1);
const count = z.int().min(1);
const ago = z.int().min(-20).max(260);
/** Of which fonds, and how many of its files. */
const taken = { fonds: key, files: count };

const Year = z.strictObject({
  fonds: z.record(key, z.string().min(1)),
  readers: z.record(
    key,
    z.strictObject({ purpose: key, subject: z.string().min(1), nationality: z.string().default('VN') }),
  ),
  visits: z.array(
    z.strictObject({
      reader: key,
      ago,
      half: z.enum(HALVES),
      ...taken,
      drawings: z.int().min(0).default(0),
      party: z.strictObject({ name: z.string().min(1), size: count }).optional(),
      until: z
        .enum(['requested', 'confirmed', 'shelved', 'issued', 'completed', 'missed', 'cancelled', 'called-off'])
        .default('completed'),
    }),
  ),
  copies: z.array(
    z.strictObject({
      reader: key,
      ago: ago.min(0),
      ...taken,
      pages: count,
      kind: key,
      authenticated: z.boolean().default(false),
      exemption: key.optional(),
      until: z.enum(['submitted', 'quoted', 'in-production', 'delivered']).default('delivered'),
    }),
  ),
  cards: z.array(z.strictObject({ reader: key, ago: ago.min(0) })),
});

export type SampleYear = z.infer<typeof Year>;
export type SampleVisit = SampleYear['visits'][number];
export type SampleCopies = SampleYear['copies'][number];

/**
 * The invented year of `CONTENT_DIR/sample/year.yaml`.
 * @returns undefined where the archive has no such file
 * @throws BadContent naming the file and the key
 */
export function readYear(contentDir: string): SampleYear | undefined {
  const path = join(contentDir, 'sample', 'year.yaml');
  const name = 'sample/year.yaml';
  return existsSync(path) ? checkedYaml(readText(path, name), Year, name) : undefined;
}
