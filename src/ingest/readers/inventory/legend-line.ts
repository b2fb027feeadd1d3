import { colourNamedIn } from './colour-names.ts';
import { filesListedIn } from './listed-files.ts';

/** One sign, colour or list of files of a legend, with what the line says of it. */
export type LegendEntry = { said: string } & ({ sign: string } | { colour: string } | { files: string[] });

/**
 * What a line explains: "(*) Tài liệu mật", "Ghi chú: M: Mật; HC: Hạn chế", "Hồ sơ có ký hiệu (1) là hồ sơ mật", "Ô màu
 * đỏ: chưa công khai".
 * @param texts filled cells of a row; the sign may have one of its own
 */
export function legendEntries(texts: readonly string[]): LegendEntry[] {
  if (texts.length > MOST_CELLS) return [];
  const [first = '', second] = texts;
  if (second !== undefined && OF_ITS_OWN.test(first)) return [{ sign: bare(first), said: tidy(second) }];
  const line = texts.join(' ').slice(0, LONGEST);
  const listed = second === undefined ? filesListedIn(line) : undefined;
  if (listed) return [{ files: listed.numbers, said: tidy(listed.rest) }];
  const text = line.replace(LABEL, '');
  const isLabelled = text !== line;
  return text.split(CLAUSES).flatMap((clause) => entryOf(clause.trim(), isLabelled));
}

function entryOf(clause: string, isLabelled: boolean): LegendEntry[] {
  const colour = colourNamedIn(clause);
  if (colour) return [{ colour: colour.name, said: colour.rest }];
  const led = LED.exec(clause);
  const sign = led?.groups?.['star'] ?? led?.groups?.['token'];
  if (led && sign !== undefined) return [{ sign, said: tidy(clause.slice(led[0].length)) }];
  const named = NAMED.exec(clause) ?? (isLabelled ? LAST.exec(clause) : null);
  const other = named?.groups?.['star'] ?? named?.groups?.['token'];
  if (!named || other === undefined) return [];
  const before = clause.slice(0, named.index);
  return [{ sign: other, said: tidy(`${before} ${clause.slice(named.index + named[0].length)}`) }];
}

function bare(sign: string): string {
  return sign.replace(/[()[\]:.\s]/g, '');
}

function tidy(said: string): string {
  return said.replace(JOINTS, '').replace(ENDING, '').trim();
}

const MOST_CELLS = 2;
const LONGEST = 1000;
const LABEL = /^(?:ghi chú|chú thích|chú giải|chú dẫn|ký hiệu|kí hiệu|notes?|legend)(?:\s*:\s*|\s+(?=[([*†‡§#]))/iu;
/** Also before a comma behind which the next sign stands. */
const CLAUSES =
  /[;\n]|\.\s|,\s*(?=[([]?[*†‡§#]|[([]\p{L}{1,3}[)\]]|[([]\d{1,2}[)\]]|\p{Lu}{1,3}\s*[:=])|(?<=\p{L}[.,]?)\s+(?=[([]?[*†‡§#]{1,5}[)\]]?\s*[:=\p{L}])/u;
const STAR = '(?<star>[*†‡§#]{1,5})';
/** A sign of a cell of its own: no number, which numbers a file. */
const OF_ITS_OWN = /^[([]?(?:[*†‡§#]{1,5}|\p{Lu}{1,3}|\p{Lu}\p{Ll})[)\]]?\s*:?$/u;
const LED = new RegExp(
  `^(?:[([]\\s*)?${STAR}\\s*[)\\]]?\\s*[:=.–—-]?\\s*(?=\\p{L})|^[([]\\s*(?<token>\\p{L}{1,3}|\\d{1,2})\\s*[)\\]]\\s*[:=.–—-]?\\s*(?=\\p{L})|^(?<token>\\p{Lu}{1,4})\\s*[:=]\\s*(?=\\p{L})`,
  'u',
);
const MARKED =
  '(?:(?:(?:có|được|mang|là|với)\\s+)*(?:(?:đánh|ghi)\\s+)?(?:ký hiệu|kí hiệu|dấu|chữ)|đánh|marked(?: with| by)?|with)';
const SIGN =
  '["“\'([]*(?:(?<star>[*†‡§#]{1,5})|(?<token>\\p{Lu}{1,4}|\\d{1,2}(?=["”\')\\]])|x))["”\')\\]]*(?![\\p{L}\\p{N}])';
const NAMED = new RegExp(`(?<!\\p{L})${MARKED}\\s*${SIGN}`, 'u');
const LAST = new RegExp(`[:=]?\\s*[([]${SIGN}\\s*$`, 'u');
const JOINTS = /^(?:[\s:=.,–—-]|(?:là|thì|chỉ|nghĩa là)\s)+/iu;
const ENDING = /[\s.,;:–—(-]+$/u;
