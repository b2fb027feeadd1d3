import { foldedLabel } from '../../../catalogue/access-words/comparable.ts';
import { isInCapitals } from './page-head.ts';

/** The summary (trích yếu) beneath a kind's heading. @param lines those that follow the heading */
export function excerptBelow(rest: string, lines: readonly string[]): string | undefined {
  const parts = rest === '' ? [] : [rest];
  for (const line of lines) {
    if (endsExcerpt(line) || parts.join(' ').length > LONGEST) break;
    if (parts.length > 0 && isInCapitals(line) && !isInCapitals(parts.join(' '))) break;
    parts.push(line);
    if (parts.length >= MOST_LINES) break;
  }
  return tidied(parts.join(' '));
}

/** An official letter has its summary beneath its number: `V/v báo cáo …`. */
export function excerptOfLetter(lines: readonly string[]): string | undefined {
  const start = lines.findIndex((line) => SUBJECT.test(line));
  if (start < 0) return undefined;
  const parts: string[] = [];
  for (const line of lines.slice(start, start + MOST_LINES)) {
    if (parts.length > 0 && (endsExcerpt(line) || DATED.test(line) || isInCapitals(line))) break;
    parts.push(line);
  }
  return tidied(parts.join(' '));
}

function endsExcerpt(line: string): boolean {
  return AUTHORITY.test(foldedLabel(line)) && isInCapitals(line) ? true : NEW_PART.test(line) || DATED.test(line);
}

function tidied(text: string): string | undefined {
  const excerpt = text
    .replace(SUBJECT, 'Về việc ')
    .replace(/\s+/g, ' ')
    .replace(/[\s.;:,*_–—-]+$/u, '')
    .trim();
  return /\p{L}{2,}/u.test(excerpt) ? excerpt.slice(0, LONGEST) : undefined;
}

const MOST_LINES = 6;
const LONGEST = 500;
const SUBJECT = /^(?:V\s*\/\s*v|Vv|v\/v)\s*[:.]?\s*/iu;
/** `Hà Nội, ngày 5 tháng 3 năm 2024` or a line of its own `(Ban hành kèm theo …)`, `(Thông qua ngày …)`. */
const DATED = /(?:,|^)\s*ngày\s[\s.…\d]*(?:tháng|\/)|^\((?:ban hành|kèm theo|được|thông qua|đã được)/iu;
const NEW_PART = /^(?:[IVX]+\s*[.)-]|[A-ZĐ0-9]\s*[.)/-]|\d{1,2}\s*[.)/-])\s|^(?:Phần|Chương|Mục|Điều)\s/u;
/** Folded: who decides, in capitals beneath the summary. */
const AUTHORITY =
  /^(chu tich|pho chu tich|bo truong|thu tuong|giam doc|uy ban|hoi dong|quoc hoi|chinh phu|tong giam doc|chanh van phong|cuc truong|tong cuc truong|vien truong|chanh an|ban bi thu|bo chinh tri|ban thuong vu|ban chap hanh|truong ban|tong thanh tra|tong kiem toan|hieu truong|quyet nghi|quyet dinh|khoa)\b/;
