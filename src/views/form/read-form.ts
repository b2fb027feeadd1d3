import { FILES_LEFT_OUT, type LeftOut } from '../../platform/one-sending.ts';
import { countFields } from './count-fields.ts';

/**
 * What a form sent, read so that nothing in it can surprise: names are looked up, never copied onto an object, so
 * that a field nobody asked for does nothing (mass assignment), and text comes in one spelling (NFC).
 */
export interface Form {
  /** One line of text: trimmed, without line breaks and control characters; '' where nothing was sent. */
  line(name: string): string;
  /** Several lines: trimmed at its ends, lines ending in `\n`, without other control characters. */
  lines(name: string): string;
  /** A password, exactly as it was typed. */
  secret(name: string): string;
  /** Every value sent under one name, each a line: ticked boxes, ids of a list. */
  all(name: string): string[];
  /** A box was ticked, or this button pressed. */
  has(name: string): boolean;
  /** One of a known list, or undefined. */
  oneOf<const Value extends string>(name: string, known: readonly Value[]): Value | undefined;
  /** Files sent under a name; a field left empty sends none. */
  files(name: string): File[];
  /** Why none of the files that were chosen is here, where everything else is; undefined: they are. */
  filesLeftOut: LeftOut | undefined;
  /** A file was sent, under whatever name. */
  hasFiles: boolean;
  /** Every field of text, in order: for keeping what was typed. */
  texts(): [name: string, value: string][];
}

const EVERY_FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/**
 * The form of a request. One that cannot be read (cut off, not a form at all, of more fields than any of ours) is as one
 * with nothing in it: a form whose button does something by itself must therefore give the button a name and ask for it.
 */
export async function readForm({ headers, body }: Request): Promise<Form> {
  const type = headers.get('content-type') ?? '';
  if (!EVERY_FORM.test(type) || !body) return formOf(new FormData());
  try {
    const counted = new Response(body.pipeThrough(countFields(type)), { headers: { 'content-type': type } });
    return formOf(await counted.formData());
  } catch {
    return formOf(new FormData());
  }
}

export function formOf(data: FormData): Form {
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    line: (name) => oneLine(text(name)),
    lines: (name) => severalLines(text(name)),
    secret: text,
    all: (name) => data.getAll(name).flatMap((value) => (typeof value === 'string' ? [oneLine(value)] : [])),
    has: (name) => data.has(name),
    oneOf: (name, known) => known.find((value) => value === text(name)),
    files: (name) => data.getAll(name).filter(isFile),
    filesLeftOut: data.has(FILES_LEFT_OUT) ? (text(FILES_LEFT_OUT) === 'busy' ? 'busy' : 'too-much') : undefined,
    hasFiles: data.has(FILES_LEFT_OUT) || [...data.values()].some(isFile),
    texts: () =>
      [...data].filter(
        (field): field is [string, string] => typeof field[1] === 'string' && field[0] !== FILES_LEFT_OUT,
      ),
  };
}

/** A file field left empty sends a file without name and content. */
function isFile(value: FormDataEntryValue): value is File {
  return value instanceof File && (value.name !== '' || value.size > 0);
}

/** Control characters, and those that turn the direction of what follows: they only ever mislead. */
const INVISIBLE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const INVISIBLE_BUT_LINES = /[^\P{Cc}\n\t]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

function oneLine(text: string): string {
  return text
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .trim();
}

function severalLines(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(INVISIBLE_BUT_LINES, '')
    .normalize('NFC')
    .trim();
}
