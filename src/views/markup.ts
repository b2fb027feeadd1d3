/** What may stand in a hole of {@link html}: text is escaped, markup is not, nothing leaves nothing. */
type Part = string | number | Markup | undefined | false | readonly Markup[];

/**
 * Text that is HTML already: nothing in it needs escaping. Only {@link html} and {@link trusted} make it. It is put
 * together when it is asked for, from the outermost piece inwards and into one text: pieces put together at each
 * level were twice as many strings, and as much work for the collector of garbage.
 */
export class Markup {
  readonly #texts: readonly string[];
  readonly #parts: readonly Part[];

  /** @param texts round the parts: one more than these */
  constructor(texts: readonly string[], parts: readonly Part[]) {
    this.#texts = texts;
    this.#parts = parts;
  }

  get markup(): string {
    return this.#writeTo('');
  }

  #writeTo(before: string): string {
    const texts = this.#texts;
    const parts = this.#parts;
    let written = before + (texts[0] ?? '');
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index];
      if (typeof part === 'string') written += escapeHtml(part);
      else if (typeof part === 'number') written += String(part);
      else if (part instanceof Markup) written = part.#writeTo(written);
      else if (part) for (const one of part) written = one.#writeTo(written);
      written += texts[index + 1] ?? '';
    }
    return written;
  }
}

/**
 * HTML with holes, for what a results page and the frame of every page consist of: each expression in an Astro
 * template costs some microseconds, so that a results page took four times as long as a bare one (budget: DESIGN.md
 * §9, twice as long). Everything else is written in Astro. Attributes must stand in double quotes.
 */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(withoutIndents(strings), parts);
}

/**
 * Line breaks with their indents are for readers of the code: in the page they are nothing, as in Astro's templates,
 * and one blank between the attributes of a tag.
 */
function withoutIndents(strings: TemplateStringsArray): readonly string[] {
  const known = COMPACT.get(strings);
  if (known) return known;
  let isInTag = false;
  const texts = strings.map((text) =>
    text.replace(TAG_ENDS_AND_INDENTS, (found, next: string) => {
      if (found === '<' || found === '>') isInTag = found === '<';
      if (!found.startsWith('\n')) return found;
      return isInTag && next !== '>' && next !== '/' ? ' ' : '';
    }),
  );
  COMPACT.set(strings, texts);
  return texts;
}

/** An indent with what stands after it. */
const TAG_ENDS_AND_INDENTS = /[<>]|\n\s*(?=([^]?))/g;

/** By template, which is one object for each place in the code. */
const COMPACT = new Map<TemplateStringsArray, readonly string[]>();

/** Marks text as HTML that its maker has escaped: the highlighted titles and snippets of a search. */
export function trusted(markup: string): Markup {
  return new Markup([markup], []);
}

/** By hand where there is something to escape: `replace`, which calls back for each character, takes twice as long. */
function escapeHtml(text: string): string {
  if (!SPECIAL.test(text)) return text;
  let written = '';
  let done = 0;
  for (let at = 0; at < text.length; at++) {
    const entity = entityOf(text.charCodeAt(at));
    if (entity === undefined) continue;
    written += text.slice(done, at) + entity;
    done = at + 1;
  }
  return written + text.slice(done);
}

const SPECIAL = /[&<>"']/;

function entityOf(code: number): string | undefined {
  switch (code) {
    case 0x26:
      return '&amp;';
    case 0x3c:
      return '&lt;';
    case 0x3e:
      return '&gt;';
    case 0x22:
      return '&quot;';
    case 0x27:
      return '&#39;';
    default:
      return undefined;
  }
}
