import { expressionOf } from './clauses.ts';
import type { Clause } from './clauses.ts';
import { fondsTitled } from './fonds-titles.ts';
import type { OpenIndex } from './open-index.ts';
import type { PkSet } from './pk-set.ts';

/** The records that meet one clause. */
export function meeting(index: OpenIndex, clause: Clause): PkSet {
  return clause.fondsTitle ? fondsTitled(index, clause) : index.postings.of(expressionOf(clause));
}
