import type { Description } from '../description.ts';
import type { EffectiveAccess } from './effective-access.ts';

/** What the `description` column of a record holds, as JSON. */
export type StoredDescription = Description & { effectiveAccess: EffectiveAccess };

/** Reads the column back. Only this program writes it, so its shape is trusted. */
export function readStoredDescription(json: string): StoredDescription {
  return JSON.parse(json) as StoredDescription;
}
