import { NAMED } from './documents.ts';
import type { SearchDocument } from '../../../src/search/engine.ts';

/** Numbers of the records with pages that the cases speak of by name. */
export const PAGED = {
  office: 4,
  diary: 400,
  stores: 401,
  letters: 402,
  survey: 403,
  copies: 404,
} as const;

const OFFICE = { fonds: 'de-dieu', fondsTitle: 'Chi cục Đê điều Sông Châu' };

/** Texts of one document, its pages numbered from 1. */
export function pagesOf(document: string, texts: string[], quality = 100): SearchDocument['passages'] {
  return texts.map((text, index) => ({ document, page: index + 1, text, quality }));
}

function record(pk: number, title: string, more: Partial<SearchDocument>): SearchDocument {
  const { passages: _, ...plain } = NAMED[0]!;
  return {
    ...plain,
    ...OFFICE,
    pk,
    path: [PAGED.office, pk],
    level: 'file',
    title,
    reference: `04.${pk}`,
    referenceOrder: `04.${pk}`,
    text: '',
    online: true,
    yearFrom: null,
    yearTo: null,
    passages: [],
    ...more,
  };
}

/** Records of open documents; no page of them holds a word that a case about records alone asks for. */
export const WITH_PAGES: readonly SearchDocument[] = [
  record(PAGED.office, 'Chi cục Đê điều Sông Châu', { path: [PAGED.office], level: 'fonds', reference: '04' }),
  record(PAGED.diary, 'Nhật ký tuần tra', {
    creators: ['Đội Xung kích'],
    text: 'Có cả việc vét bùn.',
    places: ['Bến Thóc'],
    yearFrom: 1971,
    yearTo: 1972,
    passages: [
      ...pagesOf('nhat-ky', [
        'Mười hai giờ đêm, nước dâng tới vai kè Bến Thóc.\nGió mạnh dần.',
        'Sáng sớm, tổ vá lỗ rò bằng rơm và đất sét lấy ở bãi ngoài.',
        'Tổ trưởng ghi: rơm hết; đất sét còn ba xe. Xin tiếp tế gấp.',
        'Theo Quyết định số 318/QĐ-KTTL ngày 12-8-1971 thì hoãn nghỉ phép.',
      ]),
      ...pagesOf('phu-luc', [
        'Phụ lục: danh mục dụng cụ, gồm xẻng, quang gánh, bao tải.',
        'Ủy ban nhân dân xã chứng thực.',
      ]),
    ],
  }),
  record(PAGED.stores, 'Sổ xuất kho rơm và đất sét', {
    level: 'item',
    subjects: ['Vật tư'],
    yearFrom: 1971,
    yearTo: 1971,
    passages: pagesOf('so-kho', [
      'Xuất cho đội hai bốn gánh rơm.',
      'Xuất cho đội ba: rơm và đất sét, mỗi thứ sáu xe.',
      'Cộng sổ.',
    ]),
  }),
  record(PAGED.letters, 'Thư tín', {
    languages: ['fr'],
    yearFrom: 1936,
    yearTo: 1936,
    passages: pagesOf('lettres', [
      'Monsieur le Résident, la digue de Bến Thóc est menacée par la crue.',
      'Veuillez agréer, Monsieur, l’expression de mes sentiments dévoués.',
    ]),
  }),
  record(PAGED.survey, 'Tài liệu khảo sát', {
    yearFrom: 1988,
    yearTo: 1989,
    passages: [
      ...pagesOf('ban-quet', ['Mặt cắt ngang thân tường kè, cao trình đỉnh bốn phẩy năm mét.'], 35),
      ...pagesOf('ban-in', ['Mặt cắt ngang thân tường kè, cao trình đỉnh bốn phẩy năm mét.']),
      ...pagesOf('thuyet-minh', [
        'Thân tường đã nứt. Ngang mái có hai mạch đùn; mặt bãi bị cắt bởi lạch cũ.',
        'Thuyết minh: 大南 địa dư, trích lại.',
      ]),
    ],
  }),
  record(PAGED.copies, 'Bản sao', { access: 'open', online: false }),
];
