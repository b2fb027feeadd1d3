import type { Line } from './lines.ts';

/** A page before its lines are joined. */
export interface PageOfLines {
  number: number;
  height: number;
  lines: Line[];
}

/** Pages before and after that a page is compared with; left and right pages may have heads of their own. */
const NEIGHBOURS = 6;
const FEWEST_REPEATS = 2;
/** Parts of the height in which heads and feet stand. */
const MARGIN = 0.13;
/** How far one may stand from where it stood. */
const NEAR = 0.015;
/** Heads that are remembered. */
const MOST_HEADS = 2000;

interface MarginLine {
  line: Line;
  /** Its words, all digits alike. */
  words: string;
  /** Where it stands, in parts of the height. */
  at: number;
  number: number | undefined;
}

/**
 * Leaves out what runs at the head or foot of page after page, but for its first time, and page numbers. Looks a
 * few pages ahead and holds no more than those.
 */
export function* withoutRunningLines<Page extends PageOfLines>(pages: Iterable<Page>): Generator<Page> {
  const before: { number: number; margins: MarginLine[] }[] = [];
  const waiting: { page: Page; margins: MarginLine[] }[] = [];
  const told = new Set<string>();
  const next = (): Page | undefined => {
    const [current, ...after] = waiting;
    if (!current) return undefined;
    waiting.shift();
    const others = [...before, ...after.map(({ page, margins }) => ({ number: page.number, margins }))];
    const running = new Set(
      current.margins.filter(
        (one) => isPageNumber(one, current.page.number, others) || (repeats(one, others) && wasTold(one)),
      ),
    );
    before.push({ number: current.page.number, margins: current.margins });
    if (before.length > NEIGHBOURS) before.shift();
    const leftOut = new Set([...running].map(({ line }) => line));
    return { ...current.page, lines: current.page.lines.filter((line) => !leftOut.has(line)) };
  };
  const wasTold = ({ words }: MarginLine): boolean => {
    const known = told.has(words);
    if (!known && told.size < MOST_HEADS) told.add(words);
    return known;
  };
  for (const page of pages) {
    waiting.push({ page, margins: marginLines(page) });
    const ready = waiting.length > NEIGHBOURS ? next() : undefined;
    if (ready) yield ready;
  }
  for (let page = next(); page; page = next()) yield page;
}

function marginLines({ lines, height }: PageOfLines): MarginLine[] {
  return lines
    .map((line) => ({ line, at: (line.top + line.bottom) / 2 / (height || 1) }))
    .filter(({ at }) => at < MARGIN || at > 1 - MARGIN)
    .map(({ line, at }) => {
      const text = line.words.map((word) => word.text).join(' ');
      const number = PAGE_NUMBER.exec(text)?.[1];
      return {
        line,
        at,
        words: text.toLowerCase().replace(/\d+/g, '#'),
        number: number === undefined ? undefined : Number(number),
      };
    });
}

/** A number that is the page's own, or counts on from page to page. */
function isPageNumber(
  one: MarginLine,
  page: number,
  others: readonly { number: number; margins: MarginLine[] }[],
): boolean {
  const { number } = one;
  if (number === undefined) return false;
  if (number === page && page > 1) return true;
  return others.some((other) =>
    other.margins.some((there) => there.number === number + other.number - page && Math.abs(there.at - one.at) < NEAR),
  );
}

function repeats(one: MarginLine, others: readonly { margins: MarginLine[] }[]): boolean {
  const same = others.filter(({ margins }) =>
    margins.some(({ words, at }) => words === one.words && Math.abs(at - one.at) < NEAR),
  );
  return same.length >= FEWEST_REPEATS && /\p{L}/u.test(one.words);
}

/** `12`, `- 12 -`, `Trang 12/30`. */
const PAGE_NUMBER = /^[-–—\s]*(?:(?:trang|page|tr\.?)\s*)?(\d{1,5})(?:\s*\/\s*\d{1,5})?[-–—\s.]*$/iu;
