import { SaxesParser } from 'saxes';
import { FaultyFile } from '../finding-aid-reader.ts';
import { AttributeNames, withoutPrefix } from './xml-names.ts';
import { declaredEntities } from './xml-doctype.ts';
import type { DeclaredEntity } from './xml-doctype.ts';
import { CHARACTER_ENTITIES } from './xml-entities.ts';

/** What the parser tells while it is fed. Names come without their prefix, those of attributes too. */
export interface XmlHandlers {
  open(name: string, attributes: Record<string, string>): void;
  close(name: string): void;
  text(text: string): void;
  problem(line: number, severity: 'refused' | 'noted', reason: string): void;
}

/** A comment, CDATA section, attribute or declaration longer than this (in characters) is not read. */
const LONGEST_CONSTRUCT = 8 * 1024 * 1024;
/** Elements within elements; finding aids need fewer than 100. */
const DEEPEST = 5000;
/** A run of text is handed on in pieces of about this length, so that no text node has to fit in memory. */
const TEXT_PIECE = 64 * 1024;

/**
 * A strict streaming XML parser that never leaves the file: no DTD is fetched, no external entity read, no
 * entity expanded into another (see xml-doctype.ts).
 */
export class XmlParser {
  readonly #sax = new SaxesParser({ xmlns: false, position: true });
  readonly #handlers: XmlHandlers;
  #declared = new Map<string, DeclaredEntity>();
  readonly #reported = new Set<string>();
  readonly #attributeNames = new AttributeNames();
  #depth = 0;
  #wantsText = false;
  /** Position after the last tag, comment or the like that was whole. */
  #wholeUpTo = 0;
  /** Position of the last `<` fed. */
  #lastBracket = 0;
  #fed = 0;
  #bareAmpersand: { position: number; line: number } | undefined;

  constructor(handlers: XmlHandlers) {
    this.#handlers = handlers;
    this.#listen();
  }

  get line(): number {
    return this.#sax.line;
  }

  /** Whether text is handed on; switched off where nobody keeps it, since collecting it costs. */
  set wantsText(wanted: boolean) {
    if (wanted === this.#wantsText) return;
    this.#wantsText = wanted;
    if (wanted) this.#sax.on('text', this.#onText);
    else this.#sax.off('text');
  }

  /** @throws FaultyFile at the first place that is not well-formed */
  feed(piece: string): void {
    const bracket = piece.lastIndexOf('<');
    if (bracket >= 0) this.#lastBracket = this.#fed + bracket;
    this.#noteBareAmpersand(piece);
    this.#fed += piece.length;
    this.#sax.write(piece);
    if (this.#fed - this.#wholeUpTo < TEXT_PIECE) return;
    if (this.#lastBracket >= this.#wholeUpTo) this.#refuseLongConstruct();
    else if (this.#wantsText && !/&[^;]{0,60}$|[\r\ud800-\udbff\]]$/.test(piece)) this.#cutText();
  }

  /** @throws FaultyFile when elements are still open */
  end(): void {
    try {
      this.#sax.close();
    } catch (error) {
      this.#blameAmpersand();
      throw error;
    }
  }

  /** The parser takes all that follows a bare `&` for the name of an entity: remember where it stood. */
  #noteBareAmpersand(piece: string): void {
    for (let at = piece.indexOf('&'); at >= 0; at = piece.indexOf('&', at + 1)) {
      if (ENTITY.test(piece.slice(at, at + LONGEST_NAME))) continue;
      const line = this.#sax.line + piece.slice(0, at).split('\n').length - 1;
      this.#bareAmpersand = { position: this.#fed + at, line };
      return;
    }
  }

  #blameAmpersand(): void {
    const bare = this.#bareAmpersand;
    if (bare !== undefined && bare.position >= this.#wholeUpTo) throw new FaultyFile(bare.line, BARE_AMPERSAND);
  }

  /**
   * Seven handlers and no more: an eighth turns the parser object into V8's dictionary mode, and reading
   * takes three times as long (saxes sets handlers by computed name).
   */
  #listen(): void {
    const sax = this.#sax;
    sax.ENTITIES = new Proxy(sax.ENTITIES, {
      get: (known, name) => Reflect.get(known, name) ?? this.#entity(String(name)),
    });
    const whole = (): void => {
      this.#wholeUpTo = sax.position;
    };
    sax.on('doctype', (doctype) => {
      this.#declared = declaredEntities(doctype);
      whole();
    });
    sax.on('comment', whole);
    sax.on('cdata', (text) => {
      whole();
      if (this.#wantsText) this.#handlers.text(text);
    });
    sax.on('opentag', ({ name, attributes }) => {
      this.#wholeUpTo = sax.position;
      if (++this.#depth > DEEPEST) {
        throw new FaultyFile(
          sax.line,
          `Elements are nested more than ${DEEPEST} deep. This is no finding aid; export it again.`,
        );
      }
      this.#handlers.open(withoutPrefix(name), this.#attributeNames.plain(attributes));
    });
    sax.on('closetag', ({ name }) => {
      this.#wholeUpTo = sax.position;
      this.#depth--;
      this.#handlers.close(withoutPrefix(name));
    });
    sax.on('error', ({ message }) => {
      throw new FaultyFile(sax.line, plainReason(message));
    });
  }

  readonly #onText = (text: string): void => {
    this.#handlers.text(text);
  };

  /** The text of an entity that XML itself does not define. */
  #entity(name: string): string {
    if (!NAME.test(name)) throw new FaultyFile(this.line - (name.split('\n').length - 1), BARE_AMPERSAND);
    const declared = this.#declared.get(name);
    if (declared?.kind === 'text') return declared.text;
    const character = CHARACTER_ENTITIES.get(name);
    if (character !== undefined && declared === undefined) return character;
    this.#reportEntity(name, declared?.kind);
    return declared === undefined ? `&${name};` : '';
  }

  #reportEntity(name: string, kind: DeclaredEntity['kind'] | undefined): void {
    if (this.#reported.has(name) || this.#reported.size > 100) return;
    this.#reported.add(name);
    const shown = `The entity "${name.slice(0, 40)}"`;
    if (kind === undefined) {
      this.#handlers.problem(this.line, 'noted', `${shown} is not declared in the file; it was kept as written.`);
    } else if (kind === 'external') {
      this.#handlers.problem(
        this.line,
        'refused',
        `${shown} stands for something outside the file, which is never read; left out.`,
      );
    } else {
      this.#handlers.problem(
        this.line,
        'refused',
        `${shown} is long or made of other entities or markup, which is never expanded; left out.`,
      );
    }
  }

  #refuseLongConstruct(): void {
    if (this.#fed - this.#wholeUpTo < LONGEST_CONSTRUCT) return;
    this.#blameAmpersand();
    throw new FaultyFile(
      this.line,
      'A tag, comment, CDATA section or declaration is longer than 8 million characters, or never ends.',
    );
  }

  /** Makes the parser hand on the text it has gathered, by a comment that the file does not have. */
  #cutText(): void {
    this.#sax.write('<!---->');
    this.#fed += '<!---->'.length;
    this.#wholeUpTo = this.#fed;
  }
}

const ENTITY = /^&[#\w:][^\s<&;]*;/;
const NAME = /^[^\s<&"'=]+$/;
const LONGEST_NAME = 120;
const BARE_AMPERSAND = 'The XML is not well-formed here: a bare "&". Write "&amp;", or export the file again.';

function plainReason(message: string): string {
  const reason = message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
  if (/^unclosed tag|^unexpected end|must contain a root/.test(reason)) {
    return `The XML is cut off (${reason}). What follows is missing; export the file again.`;
  }
  return `The XML is not well-formed here: ${reason}. Correct it in an XML editor or export it again.`;
}
