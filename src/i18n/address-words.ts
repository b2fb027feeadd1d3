import type { Lang } from './languages.ts';

/** The words that addresses are put together from, in both languages, and where each may stand (DESIGN.md §10). */
export const SEGMENTS = {
  search: { vi: 'tim-kiem', en: 'search' },
  fonds: { vi: 'phong', en: 'fonds' },
  record: { vi: 'ho-so', en: 'records' },
  page: { vi: 'trang', en: 'pages' },
  news: { vi: 'tin', en: 'news' },
  tree: { vi: 'cay', en: 'tree' },
  citation: { vi: 'trich-dan', en: 'citation' },
  facet: { vi: 'loc', en: 'filter' },
  document: { vi: 'tai-lieu', en: 'documents' },
  inside: { vi: 'tim', en: 'search' },
  download: { vi: 'tai-ve', en: 'download' },
  cart: { vi: 'gio-yeu-cau', en: 'cart' },
  request: { vi: 'yeu-cau', en: 'requests' },
  form: { vi: 'soan', en: 'form' },
  receipt: { vi: 'bien-nhan', en: 'receipt' },
  letter: { vi: 'van-ban', en: 'letters' },
  file: { vi: 'tep', en: 'files' },
  account: { vi: 'tai-khoan', en: 'account' },
  register: { vi: 'dang-ky', en: 'register' },
  signIn: { vi: 'dang-nhap', en: 'sign-in' },
  signOut: { vi: 'dang-xuat', en: 'sign-out' },
  verify: { vi: 'xac-nhan', en: 'verify' },
  forgotten: { vi: 'quen-mat-khau', en: 'forgotten-password' },
  newPassword: { vi: 'mat-khau-moi', en: 'new-password' },
  secondFactor: { vi: 'buoc-hai', en: 'second-step' },
  invitation: { vi: 'loi-moi', en: 'invitation' },
  security: { vi: 'bao-mat', en: 'security' },
  ownData: { vi: 'du-lieu', en: 'own-data' },
  outside: { vi: 'dang-nhap-ngoai', en: 'sign-in-elsewhere' },
  back: { vi: 've', en: 'back' },
  desk: { vi: 'can-bo', en: 'staff' },
  readers: { vi: 'doc-gia', en: 'readers' },
  colleagues: { vi: 'nhan-vien', en: 'colleagues' },
  calendar: { vi: 'lich', en: 'calendar' },
  mail: { vi: 'thu', en: 'mail' },
  log: { vi: 'nhat-ky', en: 'log' },
  privacy: { vi: 'rieng-tu', en: 'privacy' },
  preview: { vi: 'xem-truoc', en: 'preview' },
  presence: { vi: 'dang-mo', en: 'open-with' },
  readingRoom: { vi: 'phong-doc', en: 'reading-room' },
  booking: { vi: 'dat-cho', en: 'booking' },
  visit: { vi: 'luot-doc', en: 'visits' },
  slip: { vi: 'phieu', en: 'slip' },
  copies: { vi: 'ban-sao', en: 'copies' },
  figures: { vi: 'so-lieu', en: 'figures' },
  closures: { vi: 'dong-cua', en: 'closures' },
  retrieval: { vi: 'lay-tai-lieu', en: 'retrieval' },
  counter: { vi: 'giao-nhan', en: 'counter' },
  unit: { vi: 'don-vi', en: 'units' },
  card: { vi: 'the', en: 'card' },
  registers: { vi: 'so', en: 'registers' },
  reports: { vi: 'bao-cao', en: 'reports' },
} satisfies Record<string, Record<Lang, string>>;
export type Segment = keyof typeof SEGMENTS;

/** The first word of a path, and which words may stand behind it, by their place; ids and numbers stand elsewhere. */
const AREAS: { first: Segment; words: Record<number, readonly Segment[]> }[] = [
  { first: 'search', words: { 1: ['facet'] } },
  { first: 'fonds', words: {} },
  { first: 'record', words: { 2: ['tree', 'citation'] } },
  { first: 'page', words: {} },
  { first: 'news', words: {} },
  { first: 'document', words: { 2: ['inside'], 3: ['citation'] } },
  { first: 'cart', words: {} },
  { first: 'readingRoom', words: { 1: ['booking'] } },
  { first: 'visit', words: { 2: ['form', 'slip', 'calendar'] } },
  { first: 'copies', words: { 2: ['form', 'receipt', 'file'] } },
  { first: 'figures', words: {} },
  { first: 'request', words: { 2: ['form', 'receipt', 'letter', 'file'] } },
  {
    first: 'account',
    words: {
      1: [
        'register',
        'signIn',
        'signOut',
        'verify',
        'forgotten',
        'newPassword',
        'secondFactor',
        'invitation',
        'security',
        'ownData',
        'outside',
      ],
      2: ['back', 'download'],
    },
  },
  {
    first: 'desk',
    words: {
      1: [
        'request',
        'readers',
        'colleagues',
        'calendar',
        'mail',
        'log',
        'privacy',
        'readingRoom',
        'visit',
        'closures',
        'retrieval',
        'counter',
        'unit',
        'copies',
        'registers',
        'reports',
      ],
      2: ['slip', 'file'],
      3: ['letter', 'file', 'preview', 'presence', 'slip', 'card', 'copies'],
    },
  },
];

/** A path of this site: words as the language has them, ids percent-encoded. */
export function path(lang: Lang, ...parts: (Segment | { id: string })[]): string {
  let written = lang === 'en' ? '/en' : '';
  for (const part of parts) {
    written += `/${typeof part === 'string' ? SEGMENTS[part][lang] : encodeId(part.id)}`;
  }
  return written;
}

/** Ids of ours need no encoding, and a results page has sixty of them. */
function encodeId(id: string): string {
  return PLAIN_ID.test(id) ? id : encodeURIComponent(id);
}

const PLAIN_ID = /^\w*$/;

export function withQuery(address: string, query: URLSearchParams | string): string {
  const written = query.toString();
  return written === '' ? address : `${address}?${written}`;
}

/** The parts of a path in the other language; ids, numbers and words that are none of ours stay as they are. */
export function translateParts(parts: readonly string[], from: Lang, to: Lang): string[] {
  const area = AREAS.find(({ first }) => SEGMENTS[first][from] === parts[0]);
  return parts.map((part, index) => {
    if (index === 0) return area ? SEGMENTS[area.first][to] : part;
    return translate(part, area?.words[index] ?? [], from, to);
  });
}

/** `trich-dan.ris` → `citation.ris`, where one of these words may stand. */
function translate(part: string, known: readonly Segment[], from: Lang, to: Lang): string {
  const [word, ...extension] = part.split('.');
  const name = known.find((segment) => SEGMENTS[segment][from] === word);
  return name ? [SEGMENTS[name][to], ...extension].join('.') : part;
}
