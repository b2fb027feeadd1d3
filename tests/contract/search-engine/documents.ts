import type { SearchDocument } from '../../../src/search/engine.ts';

/** Numbers of the records that the cases speak of by name. */
export const PK = {
  committee: 1,
  land: 10,
  landGrant: 100,
  farmDecision: 101,
  drainage: 102,
  yearless: 103,
  longTitle: 104,
  masked: 105,
  school: 110,
  schools: 11,
  resident: 2,
  railway: 200,
  roads: 201,
  decomposed: 202,
  wrongStroke: 203,
  hanNom: 204,
  photographs: 3,
  market: 300,
  bridge: 301,
  bigFonds: 1000,
} as const;

/** How many plain files stand beneath `PK.bigFonds`: more than any engine's page limit. */
export const MANY = 2400;

interface Sketch extends Partial<Omit<SearchDocument, 'pk' | 'path'>> {
  pk: number;
  under?: number[];
}

const FONDS = {
  committee: { fonds: 'ubnd-song-chau', fondsTitle: 'Ủy ban nhân dân tỉnh Sông Châu' },
  resident: { fonds: 'rst-41', fondsTitle: 'Tòa Thống sứ Bắc Kỳ' },
  photographs: { fonds: 'anh', fondsTitle: 'Sưu tập ảnh Nguyễn Hữu Cầu' },
  big: { fonds: 'so-dia-chinh', fondsTitle: 'Sở Địa chính' },
};

function document({ pk, under = [], ...rest }: Sketch): SearchDocument {
  return {
    pk,
    path: [...under, pk],
    title: '',
    reference: '',
    dates: rest.yearFrom ? String(rest.yearFrom) : '',
    creators: [],
    subjects: [],
    places: [],
    names: [],
    text: '',
    level: 'file',
    access: 'open',
    online: false,
    languages: ['vi'],
    fonds: '',
    fondsTitle: '',
    yearFrom: null,
    yearTo: null,
    referenceOrder: rest.reference ?? '',
    passages: [],
    ...rest,
  };
}

const committee: SearchDocument[] = [
  document({
    ...FONDS.committee,
    pk: PK.committee,
    level: 'fonds',
    title: 'Ủy ban nhân dân tỉnh Sông Châu',
    reference: '01',
    yearFrom: 1954,
    yearTo: 1992,
    text: 'Cơ quan hành chính của tỉnh sau năm 1954.',
  }),
  document({ ...FONDS.committee, pk: PK.land, under: [1], level: 'series', title: 'Ruộng đất', reference: '01.02' }),
  document({
    ...FONDS.committee,
    pk: PK.landGrant,
    under: [1, 10],
    title: 'Báo cáo cấp đất cho hợp tác xã Đông Hòa',
    reference: '01.02.100',
    creators: ['Ủy ban nhân dân huyện Đông Hòa'],
    subjects: ['Đất đai', 'Hợp tác xã'],
    places: ['Đông Hòa'],
    yearFrom: 1976,
    yearTo: 1978,
  }),
  document({
    ...FONDS.committee,
    pk: PK.farmDecision,
    under: [1, 10],
    level: 'item',
    title: 'Quyết định số 2085/QĐ-UBND về việc thành lập nông trường Thanh Hà',
    reference: '01.02.101',
    subjects: ['Nông trường'],
    places: ['Thanh Hà'],
    online: true,
    yearFrom: 1961,
    yearTo: 1961,
  }),
  document({
    ...FONDS.committee,
    pk: PK.drainage,
    under: [1, 10],
    title: 'Hồ sơ thủy lợi: đắp đê và tiêu úng',
    reference: '01.02.102',
    creators: ['Ty Thủy lợi'],
    subjects: ['Thủy lợi'],
    places: ['Đông Hòa', 'Thanh Hà'],
    names: ['Trần Quang Khải'],
    text: 'Thư của nhân dân xin hoãn thuế ruộng; bản vẽ cống.',
    access: 'conditional',
    yearFrom: 1958,
    yearTo: 1971,
  }),
  document({
    ...FONDS.committee,
    pk: PK.yearless,
    under: [1, 10],
    title: 'Sổ mục kê không ghi năm',
    reference: '01.02.103',
    languages: [],
  }),
  document({
    ...FONDS.committee,
    pk: PK.longTitle,
    under: [1, 10],
    title:
      'Tập lưu công văn đi của Văn phòng về việc hướng dẫn các huyện kiểm kê tài sản, sắp xếp kho tàng và chuẩn bị chống bão lụt mùa mưa',
    reference: '01.02.104',
    yearFrom: 1983,
    yearTo: 1983,
  }),
  document({
    ...FONDS.committee,
    pk: PK.masked,
    under: [1, 10],
    access: 'closed',
    languages: [],
    dates: '',
    yearFrom: 1979,
    yearTo: 1979,
  }),
  document({ ...FONDS.committee, pk: PK.schools, under: [1], level: 'series', title: 'Giáo dục', reference: '01.03' }),
  document({
    ...FONDS.committee,
    pk: PK.school,
    under: [1, 11],
    title: 'Danh sách giáo viên trường cấp II Thanh Hà',
    reference: '01.03.7',
    subjects: ['Giáo dục'],
    places: ['Thanh Hà', 'Đội 07'],
    access: 'conditional',
    yearFrom: 1965,
    yearTo: 1966,
  }),
];

const resident: SearchDocument[] = [
  document({
    ...FONDS.resident,
    pk: PK.resident,
    level: 'fonds',
    title: 'Tòa Thống sứ Bắc Kỳ',
    reference: 'RST',
    languages: ['fr'],
    yearFrom: 1874,
    yearTo: 1945,
  }),
  document({
    ...FONDS.resident,
    pk: PK.railway,
    under: [2],
    title: 'Construction du chemin de fer de Hanoï à Lang-Son',
    reference: 'RST 12/3',
    creators: ['Résidence supérieure au Tonkin'],
    subjects: ['Chemins de fer'],
    places: ['Hanoï'],
    languages: ['fr'],
    yearFrom: 1890,
    yearTo: 1902,
  }),
  document({
    ...FONDS.resident,
    pk: PK.roads,
    under: [2],
    title: 'Routes et ponts: chemin de Thanh Hà',
    reference: 'RST 12/31',
    creators: ['Résidence supérieure au Tonkin'],
    subjects: ['Routes'],
    places: ['Thanh Hà'],
    languages: ['fr', 'vi'],
    yearFrom: 1911,
    yearTo: 1911,
  }),
  document({
    ...FONDS.resident,
    pk: PK.decomposed,
    under: [2],
    title: 'Tờ sức về thuế muối'.normalize('NFD'),
    reference: 'RST 40',
    creators: ['Nguyễn Văn Tường'.normalize('NFD')],
    yearFrom: 1905,
    yearTo: 1905,
  }),
  document({
    ...FONDS.resident,
    pk: PK.wrongStroke,
    under: [2],
    title: 'Ðịa bạ ðình làng Ðình Bảng',
    reference: 'RST 41',
    yearFrom: 1805,
    yearTo: 1805,
  }),
  document({
    ...FONDS.resident,
    pk: PK.hanNom,
    under: [2],
    title: '大南寔錄正編 (Đại Nam thực lục chính biên)',
    reference: 'RST 42',
    languages: ['lzh'],
    online: true,
    yearFrom: 1848,
    yearTo: 1848,
  }),
];

const photographs: SearchDocument[] = [
  document({
    ...FONDS.photographs,
    pk: PK.photographs,
    level: 'collection',
    title: 'Sưu tập ảnh Nguyễn Hữu Cầu',
    reference: 'A',
    online: true,
  }),
  document({
    ...FONDS.photographs,
    pk: PK.market,
    under: [3],
    level: 'item',
    title: 'Chợ Đông Hòa ngày phiên',
    reference: 'A.1',
    places: ['Đông Hòa'],
    online: true,
    languages: [],
    yearFrom: 1932,
    yearTo: 1932,
  }),
  document({
    ...FONDS.photographs,
    pk: PK.bridge,
    under: [3],
    level: 'item',
    title: 'Cầu Long Biên sau trận bom 1967',
    reference: 'A.2',
    subjects: ['Giao thông'],
    online: true,
    languages: [],
    yearFrom: 1967,
    yearTo: 1967,
  }),
];

/** Told apart by an archivist at a glance; the cases ask for them by `PK`. */
export const NAMED: readonly SearchDocument[] = [...committee, ...resident, ...photographs];

/** A fonds of `MANY` plain files: every title holds "trích lục", years and numbers differ, every tenth is undated. */
export function manyDocuments(): SearchDocument[] {
  const top = document({
    ...FONDS.big,
    pk: PK.bigFonds,
    level: 'fonds',
    title: 'Sở Địa chính',
    reference: 'DC',
    referenceOrder: 'DC',
  });
  const files = Array.from({ length: MANY }, (_, index) => {
    const year = index % 10 === 0 ? null : 1920 + (index % 25);
    return document({
      ...FONDS.big,
      pk: PK.bigFonds + 1 + index,
      under: [PK.bigFonds],
      title: `Trích lục thửa ${index + 1}`,
      places: ['Huyện Thanh Trì'],
      text: 'Sổ đo đạc ruộng đất.',
      reference: `DC.${index + 1}`,
      referenceOrder: index % 100 === 7 ? '' : `DC.${String((index * 7919) % MANY).padStart(6, '0')}`,
      yearFrom: year,
      yearTo: year,
    });
  });
  return [top, ...files];
}
