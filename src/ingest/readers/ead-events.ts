import type { ReaderEvent } from '../finding-aid-reader.ts';
import type { EadComponent } from './ead-component.ts';
import type { Omission } from './ead-omission.ts';
import { BACKWARDS_DATES, LIMITED_BY_NOTE, REASONS } from './ead-reasons.ts';

/** What one reading of an EAD document has to say, until it is fetched. */
export class EadEvents {
  #events: ReaderEvent[] = [];
  /** What was noted once, with the words it is about. */
  readonly #noted = new Set<string>();

  /** Events since the last call. */
  take(): ReaderEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  problem(line: number, severity: 'refused' | 'noted', reason: string): void {
    this.#events.push({ kind: 'problem', problem: { line, severity, reason } });
  }

  /** One line of the report for the same words, however many components bear them. */
  noteOnce(line: number, reason: string, words = ''): void {
    if (this.#noted.size >= MOST_NOTED || this.#noted.has(reason + words)) return;
    this.#noted.add(reason + words);
    this.problem(line, 'noted', reason);
  }

  /** A description, or what it gained since it was told. */
  tell(component: EadComponent, depth: number): void {
    const description = component.describe();
    const { key, line } = component;
    if (component.datesRunBackwards && !component.told) this.problem(line, 'noted', BACKWARDS_DATES);
    if (component.isNarrowed) this.noteOnce(line, LIMITED_BY_NOTE);
    if (component.told) {
      this.#events.push({ kind: 'amended', depth, description });
    } else if (key === undefined) {
      this.#events.push({ kind: 'component', depth, line, description });
    } else {
      this.#events.push({ kind: 'component', depth, key, line, description });
    }
    component.told = true;
    component.amended = false;
  }

  /** Components left out; neighbours left out for internal use are one line of the report. */
  leftOut({ components, line, claims, reason }: Omission, cause: keyof typeof REASONS): void {
    const last = this.#events.at(-1);
    if (cause === 'internal' && last?.kind === 'refused' && last.cause === cause) {
      last.records += components;
      last.claims = [...(last.claims ?? []), ...claims];
    } else {
      this.#events.push({
        kind: 'refused',
        line,
        records: components,
        cause,
        reason: reason ?? REASONS[cause],
        claims,
      });
    }
  }

  withheld(claims: Omission['claims']): void {
    if (claims.length > 0) this.#events.push({ kind: 'withheld', claims });
  }
}

const MOST_NOTED = 100;
