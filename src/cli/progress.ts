import { plainLine } from './plain-line.ts';

/** How far a long command has come. Written to standard error: standard output stays free for results. */
export interface Progress {
  /**
   * @param text what is being done, with its figures: `finding-aids/so-y-te.xlsx: 1,200 records`
   * @param done share of the whole between 0 and 1, where it is known
   */
  update(text: string, done?: number): void;
  /** Ends the bar, leaving `text`, if given, as a line. */
  finish(text?: string): void;
}

interface Terminal {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

const BAR_CELLS = 24;
const BAR_EVERY_MS = 100;
const LINE_EVERY_MS = 3000;

function bar(done: number): string {
  const full = Math.round(Math.min(1, Math.max(0, done)) * BAR_CELLS);
  return `[${'█'.repeat(full)}${'·'.repeat(BAR_CELLS - full)}] ${String(Math.floor(done * 100)).padStart(3)}% `;
}

/** A bar that redraws itself on a terminal; elsewhere (a pipe, a log) a line at once and then every few seconds. */
export function createProgress(out: Terminal, now: () => number = Date.now): Progress {
  const drawsBar = out.isTTY === true;
  let last = -Infinity;

  return {
    update(said, done) {
      if (now() - last < (drawsBar ? BAR_EVERY_MS : LINE_EVERY_MS)) return;
      last = now();
      const text = plainLine(said);
      if (!drawsBar) {
        const share = done === undefined ? '' : ` (${Math.floor(done * 100)}%)`;
        out.write(`${text}${share}\n`);
        return;
      }
      const line = `${done === undefined ? '' : bar(done)}${text}`;
      out.write(`\r\x1b[K${[...line].slice(0, (out.columns ?? 80) - 1).join('')}`);
    },
    finish(text) {
      if (drawsBar) out.write('\r\x1b[K');
      if (text !== undefined) out.write(`${text}\n`);
      last = -Infinity;
    },
  };
}
