import { foldedLabel } from '../../../catalogue/access-words/comparable.ts';
import { isInCapitals } from './page-head.ts';

/**
 * The body that a document comes from: the last one named in the head above its number, since the body above it
 * stands first. @param lines of the head above the number or the kind
 */
export function issuingBody(lines: readonly string[]): string | undefined {
  const bodies: string[] = [];
  for (const line of lines) {
    if (!isInCapitals(line) || line.length > LONGEST) continue;
    const folded = foldedLabel(line);
    if (BODY.test(folded)) bodies.push(line);
    else if (bodies.length > 0 && GOES_ON.test(folded)) bodies.push(`${bodies.pop() ?? ''} ${line}`);
    else if (bodies.length > 0 && /(?:VÀ|CỦA|,|-)$/u.test(bodies.at(-1) ?? ''))
      bodies.push(`${bodies.pop() ?? ''} ${line}`);
  }
  const last = bodies.at(-1);
  return last === undefined ? undefined : inSentenceCase(last);
}

/**
 * `ỦY BAN NHÂN DÂN TỈNH SÔNG CHÂU` → `Ủy ban nhân dân tỉnh Sông Châu`: capitals do not tell names from words, but
 * what follows a kind of place is a name, and what follows "Sở" or "Cục" begins one.
 */
export function inSentenceCase(capitals: string): string {
  const words = capitals.replace(/\s+/g, ' ').trim().split(' ');
  const folded = words.map(foldedLabel);
  let inName = false;
  let begins = true;
  return words
    .map((word, at) => {
      const isPlace =
        !isPair(folded, at, PARTY_SEATS) &&
        (PLACES.has(folded[at] ?? '') || isPair(folded, at, PLACE_PAIRS) || isPair(folded, at - 1, PLACE_PAIRS));
      if (CONNECTIVES.has(folded[at] ?? '') || /\d/.test(word)) inName = false;
      const shown = begins || (inName && !isPlace) ? capitalised(word) : word.toLocaleLowerCase('vi');
      begins = !inName && HEADS.has(folded[at] ?? '') && (at === 0 || (at === 1 && RANKS.has(folded[0] ?? '')));
      if (isPlace || isPair(folded, at - 1, PARTY_SEATS)) inName = true;
      return ABBREVIATION.test(word) ? word : shown;
    })
    .join(' ');
}

function isPair(folded: readonly string[], at: number, pairs: ReadonlySet<string>): boolean {
  return pairs.has(`${folded[at] ?? ''} ${folded[at + 1] ?? ''}`);
}

function capitalised(word: string): string {
  return word.toLocaleLowerCase('vi').replace(/^\p{L}/u, (letter) => letter.toLocaleUpperCase('vi'));
}

const LONGEST = 120;
/** Folded beginnings of the names of bodies. */
const BODY =
  /^(uy ban|uỷ ban|uban|ubnd|ubhc|ubkc|ub|hdnd|hoi dong|so|bo|ban|phong|chi cuc|cuc|tong cuc|van phong|vien|truong|toa an|toa|cong an|quan khu|bo chi huy|bo tu lenh|dang uy|tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang bo|trung uong|quoc hoi|chinh phu|thu tuong|chu tich nuoc|ngan hang|kho bac|lien doan|hoi|mat tran|doan|tong cong ty|cong ty|trung tam|thanh tra|kiem toan|dai|ty|nha|phu|hop tac xa|nong truong|xi nghiep|nha may|bao tang|thu vien|benh vien|dai hoc|hoc vien|lien bo|vu|chi nhanh|tap doan|don vi|tong lien doan)\b/;
/** A line that goes on with the body's name. */
const GOES_ON =
  /^(tinh|thanh pho|tp|huyen|quan|thi xa|thi tran|phuong|xa|khu|dac khu|va|cua|nhan dan|hanh chinh|khang chien|trung uong|viet nam|toi cao)\b/;
const PLACES = new Set(['tinh', 'huyen', 'quan', 'phuong', 'xa', 'tp', 'khu']);
const PLACE_PAIRS = new Set(['thanh pho', 'thi xa', 'thi tran', 'dac khu']);
const PARTY_SEATS = new Set(['tinh uy', 'thanh uy', 'huyen uy', 'quan uy', 'thi uy']);
/** Here a name ends. */
const CONNECTIVES = new Set(['va', 've', 'cua', 'nam', 'tu', 'den', 'theo', 'trong', 'thang', 'cho', 'tai']);
/** After these a name of its own begins: Sở Nội vụ, Cục Văn thư. */
const HEADS = new Set(['so', 'bo', 'ban', 'phong', 'cuc', 'vien', 'truong', 'vu', 'ty', 'nha', 'hoi']);
/** Tổng cục, Chi cục. */
const RANKS = new Set(['tong', 'chi']);
const ABBREVIATION = /^(?:UBND|HĐND|UBHC|UBKCHC|UB|HTX|TP\.?|CP|TW|TTg)$/u;
