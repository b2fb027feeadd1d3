/** The heading that a page's own headings stand beneath. */
const ABOVE = 2;
const DEEPEST = 6;

/**
 * Headings of a page of HTML, set beneath that of the page: none skips a level, as the page may begin in the
 * middle of a chapter, and writers choose headings by their looks. Screen readers walk by them.
 */
export function headingsBeneath(safe: string): string {
  let last = ABOVE;
  const open: number[] = [];
  return safe.replace(HEADING, (_, slash: string, level: string) => {
    if (slash !== '') return `</h${open.pop() ?? last}>`;
    last = Math.min(Number(level) + 1, last + 1, DEEPEST);
    last = Math.max(ABOVE + 1, last);
    open.push(last);
    return `<h${last}>`;
  });
}

const HEADING = /<(\/?)h([1-6])>/g;
