import { stringify } from 'csv-stringify/sync';
import ExcelJS from 'exceljs';
import type { Plants } from './plants.ts';

const HEADER = [
  'Phông',
  'Mục lục số',
  'Hộp số',
  'Nhóm',
  'Hồ sơ số',
  'Tiêu đề hồ sơ',
  'Ngày bắt đầu',
  'Ngày kết thúc',
  'Mức độ tiếp cận',
  'Độ mật',
  'Công khai tiêu đề',
  'Từ khoá',
  'Tình trạng vật lý',
  'Chú giải',
  'Địa danh',
  'Số thứ tự văn bản trong hồ sơ',
  'Tên loại văn bản',
  'Số của văn bản',
  'Tên cơ quan, tổ chức ban hành',
  'Trích yếu nội dung',
  'Người ký',
  'Độ mật văn bản',
] as const;
type Column = (typeof HEADER)[number];
type Row = Partial<Record<Column, string>>;

export function inventoryCsv(p: Plants): string {
  return stringify([[...HEADER], ...cells(p, 'csv')]);
}

/** As a workbook, with a comment that only staff would write. */
export async function inventoryXlsx(p: Plants): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Mục lục');
  sheet.addRow(['MỤC LỤC HỒ SƠ']);
  sheet.addRow([...HEADER]);
  for (const row of cells(p, 'xlsx')) sheet.addRow(row);
  sheet.getCell('B3').note = p.dropped('xlsx comment');
  workbook.creator = p.dropped('xlsx author');
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function cells(p: Plants, form: string): string[][] {
  return rows(p, form).map((row) => HEADER.map((column) => row[column] ?? ''));
}

const OPEN = 'Rộng rãi';
const CLOSED = 'Chưa được tiếp cận';

function rows(p: Plants, form: string): Row[] {
  const fonds = `Gamma ${form} ${p.shown(`${form} fonds`)}`;
  const place = { Phông: fonds, 'Mục lục số': '01', 'Hộp số': '1', Nhóm: 'Tổng hợp' };
  const file = (number: string, row: Row): Row => ({ ...place, 'Hồ sơ số': number, 'Mức độ tiếp cận': OPEN, ...row });
  const word = (name: string) => p.kept(`${form} ${name}`);
  const dropped = (name: string) => p.dropped(`${form} ${name}`);
  return [
    file('1', { 'Tiêu đề hồ sơ': `Open ${p.shown(`${form} file`)}`, 'Từ khoá': p.shown(`${form} keyword`) }),
    file('2', { ...withWords(word, 'closed'), 'Mức độ tiếp cận': CLOSED, 'Ngày bắt đầu': '1960' }),
    file('3', { ...withWords(word, 'word unknown'), 'Mức độ tiếp cận': 'Xem sau' }),
    file('4', { ...withWords(word, 'masked'), 'Công khai tiêu đề': 'Che' }),
    ...document(
      file('4', withWords(word, 'masked')),
      withWords(word, 'masked')['Tiêu đề hồ sơ'],
      word('document of masked'),
    ),
    ...(p.make === 'twin'
      ? []
      : [
          file('5', { ...withWords(word, 'hidden'), 'Công khai tiêu đề': 'Ẩn' }),
          ...document(file('5', {}), withWords(word, 'hidden')['Tiêu đề hồ sơ'], word('document of hidden')),
          file('6', { ...withWords(dropped, 'degree secret'), 'Độ mật': 'Mật' }),
          file('7', { ...withWords(dropped, 'degree top secret'), 'Độ mật': 'TỐI MẬT' }),
          ...document(file('7', {}), '', dropped('document of secret')),
          file('8', { ...withWords(dropped, 'degree A'), 'Độ mật': 'A' }),
          file('9', { ...withWords(dropped, 'access secret'), 'Mức độ tiếp cận': 'Tuyệt mật' }),
          file('10', {
            ...withWords(dropped, 'stamp in title'),
            'Tiêu đề hồ sơ': `[MẬT] ${dropped('title with a stamp')}`,
          }),
          file('11', {
            ...withWords(dropped, 'stamp at the end'),
            'Tiêu đề hồ sơ': `${dropped('title with a last stamp')} (Tối mật)`,
          }),
          file('12', { ...withWords(dropped, 'stamp in a note'), 'Chú giải': 'M Ậ T' }),
          file('15', { ...withWords(word, 'hidden alone in its box'), 'Công khai tiêu đề': 'Ẩn', 'Hộp số': '77' }),
          file('16', {
            ...withWords(word, 'hidden alone in its fonds'),
            'Công khai tiêu đề': 'Ẩn',
            Phông: word('fonds of hidden alone'),
          }),
          file('17', {
            ...withWords(dropped, 'secret alone in its fonds'),
            'Độ mật': 'Mật',
            Phông: dropped('fonds of secret alone'),
          }),
          file('13', {
            ...withWords(dropped, 'secret group'),
            'Độ mật': 'mat',
            Nhóm: dropped('group of secret alone'),
          }),
        ]),
    file('14', { 'Tiêu đề hồ sơ': 'Open with documents' }),
    ...document(
      file('14', { 'Tiêu đề hồ sơ': 'Open with documents' }),
      'Open with documents',
      p.shown(`${form} document`),
    ),
    ...(p.make === 'twin'
      ? []
      : document(
          file('14', { 'Tiêu đề hồ sơ': 'Open with documents', 'Độ mật văn bản': 'Mật' }),
          'Open with documents',
          dropped('secret document'),
        )),
    file('20', {
      ...withWords((name) => p.once(`${form} ${name}`, 'kept'), 'to masked'),
      'Công khai tiêu đề': p.stage === 1 ? '' : 'Che',
    }),
    file('21', {
      ...withWords((name) => p.once(`${form} ${name}`, 'kept'), 'to hidden'),
      'Công khai tiêu đề': p.stage === 1 ? '' : 'Ẩn',
    }),
    file('22', {
      ...withWords((name) => p.once(`${form} ${name}`, 'kept'), 'to closed'),
      'Mức độ tiếp cận': p.stage === 1 ? OPEN : CLOSED,
    }),
    file('23', {
      ...withWords((name) => p.once(`${form} ${name}`, 'dropped'), 'to secret'),
      'Độ mật': p.stage === 1 ? '' : 'Mật',
    }),
    file('99', { 'Tiêu đề hồ sơ': 'Last file of gamma' }),
  ];
}

function withWords(word: (name: string) => string, name: string): Row {
  return {
    'Tiêu đề hồ sơ': word(`${name} title`),
    'Từ khoá': word(`${name} keyword`),
    'Tình trạng vật lý': word(`${name} condition`),
    'Chú giải': word(`${name} annotation`),
    'Địa danh': word(`${name} place`),
  };
}

function document(file: Row, title: string | undefined, words: string): Row[] {
  return [
    {
      ...file,
      'Tiêu đề hồ sơ': title ?? '',
      'Số thứ tự văn bản trong hồ sơ': '1',
      'Tên loại văn bản': 'Công văn',
      'Số của văn bản': '12',
      'Trích yếu nội dung': words,
    },
  ];
}
