import type { Half, SeatClass } from '../../visits/states.ts';
import { HALVES, SEAT_CLASSES } from '../../visits/states.ts';

/** More than any visit takes; this only keeps an address from becoming an attack. */
const MOST_FILES = 50;
const MOST_ID = 200;

/**
 * What comes along from the calendar through the choice of a seat to the form: files that are wanted besides those of
 * the cart, and the visit that is being moved.
 */
export interface Carried {
  files: string[];
  move?: string;
}

export function readCarried(query: URLSearchParams): Carried {
  const files = query.getAll('file').filter((id) => id !== '' && id.length <= MOST_ID);
  const move = query.get('move')?.slice(0, MOST_ID);
  return { files: [...new Set(files)].slice(0, MOST_FILES), ...(move ? { move } : {}) };
}

/** As parameters of an address, after others. */
export function withCarried(others: Record<string, string | undefined>, { files, move }: Carried): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(others)) if (value !== undefined) query.set(name, value);
  for (const file of files) query.append('file', file);
  if (move) query.set('move', move);
  return query;
}

export function halfNamed(text: string | null): Half | undefined {
  return HALVES.find((half) => half === text);
}

export function seatClassNamed(text: string | null): SeatClass | undefined {
  return SEAT_CLASSES.find((seatClass) => seatClass === text);
}

/** A number of people; what is none, or beyond what policy allows, is one. */
export function partySizeNamed(text: string | null, most: number): number {
  const size = Number(text);
  return Number.isInteger(size) && size >= 1 && size <= most ? size : 1;
}
