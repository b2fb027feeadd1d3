/** A colour that words name, and what else they say. */
export interface NamedColour {
  name: string;
  /** Without the words for the colour and for what is painted. */
  rest: string;
}

/**
 * The colour by which a line tells files apart: "Ô màu đỏ: tài liệu mật", "Hồ sơ mật được tô đỏ", "Red = closed". A colour
 * that is only mentioned ("Hội Chữ thập đỏ") is none.
 */
export function colourNamedIn(clause: string): NamedColour | undefined {
  const found = PAINTED.exec(clause) ?? LED.exec(clause);
  const name = found?.groups?.['name']?.toLowerCase();
  if (!found || name === undefined) return undefined;
  const rest = `${clause.slice(0, found.index)} ${clause.slice(found.index + found[0].length)}`;
  return { name, rest: rest.replace(JOINTS, '').replace(ENDING, '').trim() };
}

/** Whether a colour is one that people call so; what lies between two names is both. @param rgb RRGGBB */
export function isCalled(name: string, rgb: string): boolean {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16) / 255);
  const most = Math.max(red, green, blue);
  const spread = most - Math.min(red, green, blue);
  const isGrey = spread < 0.07;
  if (GREYS.has(name)) return isGrey && most > 0.1 && most < 0.98;
  if (name === 'đen' || name === 'black') return isGrey && most <= 0.3;
  if (isGrey) return false;
  const hue =
    60 *
    (most === red
      ? ((green - blue) / spread + 6) % 6
      : most === green
        ? (blue - red) / spread + 2
        : (red - green) / spread + 4);
  return (HUES.get(name) ?? []).some(([from, to]) => hue >= from && hue <= to);
}

const GREYS = new Set(['xám', 'ghi', 'grey', 'gray']);
const RED: [number, number][] = [
  [0, 22],
  [330, 360],
];
const PINK: [number, number][] = [
  [0, 22],
  [285, 360],
];
const HUES = new Map<string, [number, number][]>([
  ...both(['đỏ', 'red'], RED),
  ...both(['hồng', 'pink'], PINK),
  ...both(['cam', 'orange', 'nâu', 'brown'], [[8, 48]]),
  ...both(['vàng', 'yellow'], [[36, 75]]),
  ...both(['xanh'], [[65, 265]]),
  ...both(['green'], [[65, 180]]),
  ...both(['blue'], [[160, 265]]),
  ...both(['tím', 'purple', 'violet'], [[245, 325]]),
]);

function both(names: string[], hues: [number, number][]): [string, [number, number][]][] {
  return names.map((name) => [name, hues]);
}

const NAMES =
  '(?<name>đỏ|hồng|cam|nâu|vàng|xanh|tím|xám|ghi|đen|red|pink|orange|brown|yellow|green|blue|purple|violet|gr[ae]y|black)(?!\\p{L})(?:\\s+(?:đậm|nhạt|tươi|thẫm|lá cây|lá mạ|lá|nước biển|da trời|dương|lục|lam|light|dark))*';
const THINGS =
  '(?:(?:các|những|all|the)\\s+)?(?:(?:ô|dòng|hàng|hồ sơ|tài liệu|văn bản|phần|cells?|rows?|files?|records?)\\s+)?(?:(?:có|được|bị|đã|in|viết|marked|filled|highlighted|shaded|in)\\s+)*';
const PAINTED = new RegExp(
  `(?<!\\p{L})${THINGS}(?:(?:ô|nền|chữ|mực|font|text|fill)\\s+(?:(?:in|tô|bôi|có)\\s+)?(?:(?:màu|mầu)\\s+)?|(?:tô|bôi|sơn|phủ|đánh dấu)\\s+(?:nền\\s+)?(?:(?:màu|mầu)\\s+)?|(?:màu|mầu|colou?red|in|highlighted)\\s+)${NAMES}(?:\\s+(?:cells?|rows?|fill|font|text|colou?r))?`,
  'iu',
);
const LED = new RegExp(
  `^[\\s([]*${NAMES}(?:\\s+(?:cells?|rows?|fill|font|text|colou?r))?\\s*[)\\]]?\\s*(?=[:=–-])`,
  'iu',
);
const JOINTS = /^(?:[\s:=–,()[\]-]|(?:là|thì|chỉ|nghĩa là|được hiểu là|means?|is|are)\s)+/iu;
const ENDING = /[\s.,;:–()[\]-]+$/u;
