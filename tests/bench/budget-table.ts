import { availableParallelism, cpus, totalmem } from 'node:os';

/** One line of DESIGN.md §9, measured. */
interface Line {
  what: string;
  measured: number;
  unit: string;
  /** `least`: more is better. */
  budget?: { kind: 'least' | 'most'; value: number };
}

export class BudgetTable {
  readonly #lines: Line[] = [];

  /** A figure without a budget. */
  note(what: string, measured: number, unit: string): void {
    this.#add({ what, measured, unit });
  }

  most(what: string, measured: number, unit: string, value: number): void {
    this.#add({ what, measured, unit, budget: { kind: 'most', value } });
  }

  least(what: string, measured: number, unit: string, value: number): void {
    this.#add({ what, measured, unit, budget: { kind: 'least', value } });
  }

  #add(line: Line): void {
    this.#lines.push(line);
    process.stdout.write(`${format(line)}\n`);
  }

  /** Lines whose budget does not hold. */
  missed(): Line[] {
    return this.#lines.filter((line) => !holds(line));
  }
}

export function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} × ${model}, ${memory} GiB, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
}

function holds({ measured, budget }: Line): boolean {
  if (!budget) return true;
  return budget.kind === 'least' ? measured >= budget.value : measured <= budget.value;
}

function format(line: Line): string {
  const figure = `${round(line.measured)} ${line.unit}`.trim();
  if (!line.budget) return `${line.what.padEnd(74)} ${figure.padStart(18)}`;
  const bound = `${line.budget.kind === 'least' ? '≥' : '≤'} ${line.budget.value}`;
  return `${line.what.padEnd(74)} ${figure.padStart(18)}   ${bound.padEnd(10)} ${holds(line) ? 'holds' : 'MISSED'}`;
}

function round(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(value < 1 ? 3 : 1);
}
