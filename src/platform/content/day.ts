import { z } from 'zod';

/** A day that exists, as YYYY-MM-DD. */
export const day = z
  .string({ error: 'needs a day such as 2026-11-24' })
  .refine(isDay, { error: 'needs a day that exists, such as 2026-11-24' });

/** Whether a text is a day of the calendar in the form YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
