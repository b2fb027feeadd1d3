import { join } from 'node:path';
import { z } from 'zod';
import type { ArchiveProfile } from './archive-content.ts';
import { checkedArms } from './arms.ts';
import { BadContent } from './bad-content.ts';
import { checkedYaml } from './checked-yaml.ts';
import { day } from './day.ts';
import { readText } from './read-text.ts';

const line = z.string({ error: 'needs a line of text' }).trim().min(1, 'needs a line of text');
const bilingual = z.strictObject({ vi: line, en: line }, { error: said('needs both a "vi" and an "en" text') });

/** A CSS colour and nothing else: what stands here is written into a style sheet. */
const colour = z
  .string()
  .regex(/^(#[0-9a-f]{3,8}|(?:rgb|hsl|oklch|oklab)\([\d\s.,%/deg-]+\))$/i, 'needs a CSS colour such as #8c1d18');

const Profile = z.strictObject(
  {
    name: bilingual,
    place: bilingual,
    headline: bilingual,
    address: bilingual,
    telephone: line,
    email: z.email({ error: 'needs an e-mail address' }),
    hours: z
      .array(z.strictObject({ days: bilingual, times: line }, { error: said('needs "days" and "times"') }), {
        error: 'needs a list of days and times',
      })
      .min(1, 'needs at least one line of opening hours'),
    notices: z
      .array(
        z.strictObject(
          { from: day.optional(), until: day.optional(), text: bilingual },
          { error: said('takes "from", "until" and "text"') },
        ),
      )
      .default([]),
    examples: z.array(line).max(6, 'takes at most six searches').default([]),
    citationName: bilingual,
    arms: z
      .string()
      .regex(/^[\w-]+\.svg$/i, 'needs the name of an SVG file beside archive.yaml')
      .optional(),
    colours: z
      .record(z.string().regex(/^[a-z][a-z-]*$/, 'is not the name of a colour'), colour, {
        error: said('needs names of colours with their values'),
      })
      .optional(),
  },
  { error: said('needs the keys of an archive profile') },
);

/** Zod's own words for unknown keys are kept: they name the key. */
function said(words: string) {
  return (issue: { code?: string; keys?: unknown }) =>
    issue.code === 'unrecognized_keys' && Array.isArray(issue.keys)
      ? `has an unknown key "${issue.keys.join('", "')}"`
      : words;
}

/**
 * `archive.yaml` and the arms beside it.
 * @param name how messages call the content folder
 * @throws BadContent naming the file and the key
 */
export function readProfile(contentDir: string, name: string): ArchiveProfile {
  const file = `${name}/archive.yaml`;
  const profile = checkedYaml(readText(join(contentDir, 'archive.yaml'), file), Profile, file);
  const upsideDown = profile.notices.findIndex((n) => n.from && n.until && n.until < n.from);
  if (upsideDown >= 0) throw new BadContent(file, `key notices.${upsideDown}.until: lies before "from".`);
  if (!profile.arms) return profile;
  const armsFile = `${name}/${profile.arms}`;
  return { ...profile, arms: checkedArms(readText(join(contentDir, profile.arms), armsFile), armsFile) };
}
