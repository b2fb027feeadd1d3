/** Text that is HTML already: nothing in it needs escaping. Only {@link html} and {@link trusted} make it. */
export interface Markup {
  readonly markup: string;
}

/** What may stand in a hole of {@link html}: text is escaped, markup is not, nothing leaves nothing. */
type Part = string | number | Markup | undefined | false | readonly Markup[];

/**
 * HTML with holes, for the lists that make up most of a results page: each expression in an Astro template
 * costs some microseconds, so that twenty hits and forty facet values took four fifths of the page's time
 * (budget: DESIGN.md §9, half the speed of a bare page). Everything else is written in Astro.
 * Attributes must stand in double quotes.
 */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  const texts = withoutIndents(strings);
  let written = texts[0] ?? '';
  for (let index = 0; index < parts.length; index++) written += write(parts[index]) + (texts[index + 1] ?? '');
  return { markup: written };
}

/** Line breaks with their indents are for readers of the code: in the page they are nothing, as in Astro's templates. */
function withoutIndents(strings: TemplateStringsArray): readonly string[] {
  const known = COMPACT.get(strings);
  if (known) return known;
  const texts = strings.map((text) => text.replace(/\n\s*/g, ''));
  COMPACT.set(strings, texts);
  return texts;
}

/** By template, which is one object for each place in the code. */
const COMPACT = new WeakMap<TemplateStringsArray, readonly string[]>();

/** Marks text as HTML that its maker has escaped: the highlighted titles and snippets of a search. */
export function trusted(markup: string): Markup {
  return { markup };
}

function write(part: Part): string {
  if (typeof part === 'string') return escapeHtml(part);
  if (part === undefined || part === false) return '';
  if (typeof part === 'number') return String(part);
  if ('markup' in part) return part.markup;
  let written = '';
  for (const { markup } of part) written += markup;
  return written;
}

function escapeHtml(text: string): string {
  return SPECIAL.test(text) ? text.replace(EVERY_SPECIAL, (character) => ENTITIES[character] ?? character) : text;
}

const SPECIAL = /[&<>"']/;
const EVERY_SPECIAL = /[&<>"']/g;
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
