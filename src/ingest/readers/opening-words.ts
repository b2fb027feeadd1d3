/** Words round the date in a sentence of conditions, as opening-date.ts weighs them. All folded. */

/**
 * Whether nothing stands between words that close and their "until" but whom or what use they keep out, a number
 * of years, the beginning of the period, or a reason.
 */
export function afterIdleWords(gap: string): boolean {
  const words = gap.replace(FROM_DAY, ' ').trim();
  return IDLE.test(words) || (REASON.test(words) && !DESCRIBED.test(words));
}

/** Whether nothing follows a day of opening but for whom or what use it opens, and by which rule. */
export function endsPlainly(tail: string): boolean {
  const words = tail.trim();
  return IDLE.test(words) || BY_RULE.test(words);
}

/** Whether the words before an opening are only those of a plain statement about the thing described: no "chưa", no "not". */
export function opensPlainly(subject: string): boolean {
  return THING.test(subject);
}

const FROM_DAY =
  /\b(?:from|(?:ke\s+)?tu|du|de|depuis)\s+(?:(?:ngay|thang|nam|the|le)\s+)*(?:\d{1,2}(?:st|nd|rd|th|er)?[\s/.-]+(?:thang\s+|of\s+|de\s+)?)?(?:(?:\d{1,2}|[a-z]{3,9})\.?,?[\s/.-]+(?:nam\s+|\d{1,2},\s+)?)?[12]\d{3}(?:-\d{2}){0,2}\s*,?\s*$/;
const IDLE =
  /^(?:(?:to|for|from|by|the|all|general|public|access|use|research|researchers?|readers?|users?|everyone|consultation|a|period|of|or|and|that|is|i\.e\.?|law|at\s+least|khai\s+thac|su\s+dung|tiep\s+can|phuc\s+vu|cong\s+khai|cong\s+bo|doi\s+voi|doc\s+gia|cong\s+chung|rong\s+rai|trong|thoi\s+han|thoi\s+gian|tuc|la|duoc|phep|cho|au|aux|la|le|les|communication|acces|lecteurs?|pendant|pour|une?|duree|de|et|ou|soit|\d{1,3}\s+(?:years?|nam|ans)|(?:[a-z]+ty|ten|one\s+hundred|[a-z]+ante|cent|vingt)\s+(?:years?|ans)|[,:()-])(?:\s+|(?=[,:()-])|(?<=[,:()-])|$))*$/;
const REASON =
  /^[,:(]?\s*(?:vi|do|nham|de\s+bao\s+ve|theo|because|due|owing|as|for|in\s+order|under|pour|en\s+raison|afin|en\s+vertu|conformement)\s[^\d]{1,100}$/;
const BY_RULE =
  /^[,(]?\s*(?:theo|can\s+cu|under|pursuant\s+to|in\s+accordance\s+with|according\s+to|as\s+per|per|en\s+application|en\s+vertu|conformement|selon)\s.{1,150}$/;
/** What is kept, and what it covers: a date that follows may be the material's own. */
const DESCRIBED =
  /\b(?:tai\s+lieu|ho\s+so|van\s+ban|cong\s+van|bao\s+cao|ban\s+do|anh|giai\s+doan|nhiem\s+ky|thoi\s+ky|records?|files?|documents?|papers?|materials?|minutes|letters|correspondence|items?|period|years|dat(?:ed|ing|es)|dossiers?|pieces?|documents|lettres|periode|annees)\b/;

const THING =
  /^\s*(?:(?:and|but|then|va|nhung|et|mais|sau\s+do|only|chi|se|duoc|the|these|this|those|they|it|which|will|shall|to|is|are|be|become|becomes|may|can|records?|files?|materials?|items?|documents?|folders?|collection|interview|ho\s+so|tai\s+lieu|van\s+ban|nay|cac|phong|ils?|elles?|le|la|les|ce|cet|cette|dossiers?|fonds|pieces?|sera|seront|est|sont)(?:\s+|$))*$/;

/** The end of a sentence: no full stop of a date, an ordinal or a short month. */
export const STOP =
  /[!?;\n]|(?<!\b(?:[a-z]|jan|feb|fev|mar|apr|avr|jun|jul|juil|aug|sept?|oct|nov|dec|no|vol|st|dr|mr|mrs|i\.e|e\.g))\.(?=\s|$|[\])"])/g;
/** What leads into the day that ends conditions; `through` where that day still belongs to them. */
export const UNTIL =
  /\b(?:(?<through>through(?:\s+the\s+end\s+of)?|(?:until|till|to)\s+the\s+end\s+of|(?:cho\s+)?(?:den|toi)\s+(?:het|cuoi)|jusqu'a\s+(?:la\s+)?fin(?:\s+de)?)|until|till|up\s+to|to|(?:cho\s+)?(?:den|toi)|jusqu'(?:au|en|a)|au)\s+|(?<=\b(?:from|tu|du|de)\s[^a-z]{4,20})-\s*/g;
/** English words that lead into a day, last before it: Americans write its month first. */
export const ENGLISH =
  /\b(?:through|until|till|to|on|in|after|as\s+of|from|starting|beginning|effective|opens?|end\s+of)\s+(?:[^a-z]+-\s*)?$/;
/** What leads into a day of opening. */
export const OPENING = new RegExp(
  [
    '(?:mo(?: cua)?|(?:duoc |duoc phep |cho phep )?(?:tiep can|khai thac|su dung|phuc vu|cong khai|cong bo))(?: (?:rong rai|tu do|cong khai|khai thac|su dung|phuc vu|cho|doc gia|cong chung))*\\s+(?:(?:ke )?tu|vao|sau)\\s+',
    '(?:opens?|opening|(?:be|become|becomes) (?:opened|released|open|available|accessible|unrestricted)|(?:may|can) be (?:consulted|used|seen|accessed)|available)(?: (?:for|to)(?: the)?(?: (?:general|research|public|use|consultation|researchers?|readers?|users?|all))+)?\\s+(?:on|in|from|after|as of|starting|beginning|effective)(?: (?:on|in|from))?\\s+',
    "(?:ouvert|communicable|consultable|accessible)(?:e|s|es)?(?: (?:au public|a la consultation|a tous))?\\s+(?:a partir|a compter|des|en|le|apres)(?: (?:du|de|de la|le))?\\s+(?:l')?",
    'opens?\\s+',
  ]
    .map((source) => `\\b(?:${source.replaceAll(' ', '\\s+').replaceAll('\\s+\\s+', '\\s+')})`)
    .join('|'),
  'g',
);
/** The sentence goes on about what the one before it was about. */
export const PRONOUN = /\b(?:it|they|these|this|those|nay|ils?|elles?|ce|cette)\b/;
/** Something else holds then, or may move the day. */
export const AFTERWARDS =
  /\b(?:thereafter|afterwards?|then|only|unless|whichever|or until|death|extend(?:ed)?|extension|renew(?:ed|al)?|sau do|chi|tru khi|qua doi|gia han|keo dai|phai|ensuite|puis|seulement|uniquement|sauf|deces|prolonge|prorog[a-z]+)\b/;
