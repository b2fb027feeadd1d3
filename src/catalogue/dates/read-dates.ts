import type { RecordDates } from '../description.ts';

/** Dates as an archivist wrote them. @param normal EAD `@normal` (ISO 8601, a range by a slash) */
export function readDates(text: string, normal = ''): RecordDates {
  const tidy = text.replace(/\s+/g, ' ').trim();
  const years = [...(normal === '' ? tidy : normal).matchAll(/(?<!\d)(1\d{3}|20\d{2})(?!\d)/g)].map(
    (match) => match[0],
  );
  const [from] = years;
  const to = years.at(-1);
  if (from === undefined || to === undefined || from > to) return { text: tidy };
  return { text: tidy, from, to };
}
