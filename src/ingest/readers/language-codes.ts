/**
 * A language as archives state it (an ISO 639-1, 639-2/B or 639-2/T code, or its name in English, French
 * or Vietnamese) as a lower-case code; undefined when it is none that we know. `nom` is chữ Nôm here, as
 * Vietnamese archives use it, not Nocamán (ISO 639-3).
 */
export function languageCode(stated: string): string | undefined {
  const word = stated.trim().toLowerCase().normalize('NFC');
  const kept = known.get(word);
  if (kept !== undefined) return kept === '' ? undefined : kept;
  const code = findCode(word);
  if (known.size < 5000) known.set(word, code ?? '');
  return code;
}

/** Answers given before; the empty string stands for "none". Bounded, since words come from files. */
const known = new Map<string, string>();

function findCode(word: string): string | undefined {
  const special = SPECIAL.get(word) ?? names().get(word);
  if (special !== undefined) return special;
  if (!/^[a-z]{2,3}(-[a-z]{2,8})?$/.test(word) || NO_LANGUAGE.has(word)) return undefined;
  const code = Intl.getCanonicalLocales(word)[0]?.split('-')[0]?.toLowerCase();
  return code !== undefined && englishNames.of(code) !== undefined ? code : undefined;
}

const SPECIAL = new Map([
  ['nom', 'nom'],
  ['nôm', 'nom'],
  ['chữ nôm', 'nom'],
  ['hán nôm', 'nom'],
  ['hán-nôm', 'nom'],
  ['hán', 'lzh'],
  ['chữ hán', 'lzh'],
  ['hán văn', 'lzh'],
  ['classical chinese', 'lzh'],
  ['literary chinese', 'lzh'],
  ['việt', 'vi'],
  ['quốc ngữ', 'vi'],
  ['chữ quốc ngữ', 'vi'],
]);

/** ISO 639-2: multiple, undetermined, no linguistic content. */
const NO_LANGUAGE = new Set(['mul', 'und', 'zxx', 'mis']);

const englishNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** Languages whose names are understood; codes are not limited to these. */
const NAMED =
  'af am ar az be bg bn bo bs ca cs cy da de el en eo es et eu fa fi fr ga gd gl gu he hi hr hu hy id is it ja ka kk km ko ku la lb lo lt lv mk mn ms mt my nb ne nl nn no oc pl pt ro ru sa sk sl sq sr sv sw ta te th tl tr uk ur uz vi yi yue zh'.split(
    ' ',
  );

let namesOnce: Map<string, string> | undefined;

/** Names in three languages to codes; made on first use. */
function names(): Map<string, string> {
  if (namesOnce !== undefined) return namesOnce;
  namesOnce = new Map();
  for (const tongue of ['en', 'fr', 'vi']) {
    const display = new Intl.DisplayNames(tongue, { type: 'language', fallback: 'none' });
    for (const code of NAMED) {
      const name = display.of(code)?.toLowerCase().normalize('NFC');
      if (name === undefined) continue;
      namesOnce.set(name, code);
      namesOnce.set(name.replace(/^tiếng /, ''), code);
    }
  }
  return namesOnce;
}

/**
 * Languages from a sentence ("Tài liệu bằng tiếng Pháp và chữ Hán.", "English, French"): their codes where
 * every part between commas and "and" is a language, or where names stand inside; else the sentence itself.
 */
export function languagesIn(sentence: string): string[] {
  const parts = sentence
    .replace(/[.]$/, '')
    .split(SEPARATORS)
    .filter((part) => part.trim() !== '');
  const codes = parts.map(languageCode);
  if (parts.length > 0 && codes.every((code) => code !== undefined)) return [...new Set(codes)];
  const inside = namesInside(sentence);
  return inside.length > 0 ? inside : sentence === '' ? [] : [sentence];
}

const SEPARATORS = /[,;/|&\n]| and | et | và /i;

function namesInside(sentence: string): string[] {
  const found: string[] = [];
  const words =
    sentence
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{M}-]+/gu) ?? [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const pair = `${word} ${words[at + 1] ?? ''}`;
    const code = SPECIAL.get(pair) ?? names().get(pair) ?? (word.length > 3 ? names().get(word) : undefined);
    if (code !== undefined && !found.includes(code)) found.push(code);
  }
  return found;
}
