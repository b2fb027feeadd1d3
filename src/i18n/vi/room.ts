import { card } from './room/card.ts';
import { closures } from './room/closures.ts';
import { counter } from './room/counter.ts';
import { day } from './room/day.ts';
import { refusals } from './room/refusals.ts';
import { retrieval } from './room/retrieval.ts';
import { sheet } from './room/sheet.ts';
import { states } from './room/states.ts';
import { unit } from './room/unit.ts';
import { visitRefusals } from './room/visit-refusals.ts';
import { visit } from './room/visit.ts';

/** The reading room as its staff see it. */
export const room = { card, closures, counter, day, refusals, retrieval, sheet, states, unit, visitRefusals, visit };
