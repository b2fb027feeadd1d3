import type { AccessLevel, TitleVisibility } from '../description.ts';

/** Whether there is a copy of a record that anybody may open at once. */
export function isOnline(hasCopy: boolean, level: AccessLevel, visibility: TitleVisibility): boolean {
  return hasCopy && level === 'open' && visibility === 'public';
}
