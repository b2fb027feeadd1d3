import { expect, test } from 'vitest';
import { atomIsadCsvReader } from '../../../src/ingest/readers/atom-isad-csv.ts';
import { READERS } from '../../../src/ingest/readers/index.ts';
import { readText } from './reading-a-file.ts';

const HEADER =
  'legacyId,parentId,qubitParentSlug,identifier,title,levelOfDescription,accessConditions,publicationStatus,culture';

test('a row becomes a description', async () => {
  const { descriptions } = await readText(
    atomIsadCsvReader,
    [
      'legacyId,identifier,title,levelOfDescription,extentAndMedium,scopeAndContent,archivalHistory,language,subjectAccessPoints,nameAccessPoints,eventTypes,eventDates,eventStartDates,eventEndDates,eventActors,digitalObjectURI,accessConditions,alternativeIdentifiers,alternativeIdentifierLabels,physicalObjectName,physicalObjectType',
      '1,P1,"Phông ""A""",Phông,"2 m\n30 hồ sơ",Công văn,Chuyển năm 1960,vi|fr,Thuế|Đất,Lê A,Creation|Publication,khoảng 1930|1999,1930-00-00|1999-01-01,1935-00-00|1999-12-31,Tòa sứ|NULL,https://example.org/a|file:///etc,Hạn chế đến năm 2040,12-A,Số cũ,Hộp 3,Hộp',
    ].join('\n'),
  );
  expect(descriptions).toEqual([
    {
      depth: 0,
      key: '1',
      level: 'fonds',
      referenceCode: 'P1',
      title: 'Phông "A"',
      dates: { text: 'khoảng 1930', from: '1930', to: '1935', approximate: true },
      address: { box: '3' },
      extent: ['2 m', '30 hồ sơ'],
      creators: ['Tòa sứ'],
      history: 'Chuyển năm 1960',
      scope: 'Công văn',
      languages: ['vi', 'fr'],
      access: { level: 'conditional', conditions: 'Hạn chế đến năm 2040', opensOn: '2040' },
      subjects: ['Thuế', 'Đất'],
      places: [],
      names: ['Lê A'],
      notes: [{ label: 'Số cũ', text: '12-A' }],
      digitalObjects: [{ href: 'https://example.org/a' }],
    },
  ]);
});

test('paths of documents and numbers of boxes are kept; where boxes stand in the store is not, and columns without use are named', async () => {
  const { descriptions, problems } = await readText(
    atomIsadCsvReader,
    `${HEADER},digitalObjectPath,physicalObjectLocation,physicalObjectName,rules,sources\n1,,,,A,File,,Published,vi,scan/1.pdf|scan/2.pdf,"Kho 2, giá 5",3,ISAD,`,
  );
  expect(descriptions[0]).toMatchObject({
    files: [
      { path: 'scan/1.pdf', kind: 'path' },
      { path: 'scan/2.pdf', kind: 'path' },
    ],
    address: { box: '3' },
  });
  expect(problems).toMatchObject([
    { line: 1, reason: 'Columns that are not used: "physicalobjectlocation", "rules".', severity: 'noted' },
  ]);
});

test('links that lead nowhere are told once, and addresses are shown without a password', async () => {
  const { descriptions, problems } = await readText(
    atomIsadCsvReader,
    `${HEADER},digitalObjectURI\n1,,,,A,File,,Published,vi,https://an:password@example.org/a|javascript:alert(1)\n2,,,,B,File,,Published,vi,data:x`,
  );
  expect(descriptions[0]?.digitalObjects).toEqual([{ href: 'https://example.org/a' }]);
  expect(problems.map(({ line, reason }) => [line, /neither an address/.test(reason)])).toContainEqual([2, true]);
  expect(problems.filter(({ reason }) => /neither an address/.test(reason))).toHaveLength(1);
});

test('rows come in the order of the tree, whatever their order in the file', async () => {
  const { descriptions, problems } = await readText(
    atomIsadCsvReader,
    `${HEADER}\n3,2,,,C,Item\n1,,,,A,Fonds\n2,1,,,B,Series\n4,9,,,D,Item\n5,,a-fonds,,E,Item\n6,7,,,F,File\n7,6,,,G,File\n8,1,,,H,Series`.replace(
      /(?<=\n.*)$/gm,
      ',,Published,',
    ),
  );
  expect(descriptions.map(({ title, depth }) => [title, depth])).toEqual([
    ['A', 0],
    ['B', 1],
    ['C', 2],
    ['H', 1],
    ['D', 0],
    ['E', 0],
    ['F', 0],
    ['G', 1],
  ]);
  expect(problems.map(({ line }) => line).sort()).toEqual([2, 5, 6, 7]);
});

test('a description in several languages is one, Vietnamese where there is that', async () => {
  const { descriptions } = await readText(
    atomIsadCsvReader,
    `${HEADER}\n1,,,,Fonds A,Fonds,,,en\n1,,,,Phông A,Fonds,,,vi\n2,1,,,File,File,,,en\n2,1,,,Dossier,File,,,fr`,
  );
  expect(descriptions.map(({ title, depth }) => [title, depth])).toEqual([
    ['Phông A', 0],
    ['File', 1],
  ]);
});

test('a row in another language fills the blanks of the one that is kept, and narrows its access', async () => {
  const header = `${HEADER},scopeAndContent,eventDates,digitalObjectURI`;
  const { descriptions, problems } = await readText(
    atomIsadCsvReader,
    [
      header,
      '1,,,P1,Fonds A,Fonds,Open,Published,en,,,',
      '2,1,,7,File B,File,Restricted until 2090,Published,en,Letters,1950,https://example.org/b',
      '3,2,,,Item C,Item,,Published,en,,,',
      '1,,,,Phông A,,,,vi,,,',
      '2,,,,Hồ sơ B,,Công khai,,vi,,,',
    ].join('\n'),
  );
  expect(descriptions.map(({ title, depth }) => [title, depth])).toEqual([
    ['Phông A', 0],
    ['Hồ sơ B', 1],
    ['Item C', 2],
  ]);
  expect(descriptions[0]).toMatchObject({ level: 'fonds', referenceCode: 'P1', access: { level: 'open' } });
  expect(descriptions[1]).toMatchObject({
    level: 'file',
    referenceCode: '7',
    scope: 'Letters',
    dates: { from: '1950' },
    access: { level: 'conditional', conditions: 'Restricted until 2090', opensOn: '2090' },
    digitalObjects: [{ href: 'https://example.org/b' }],
  });
  expect(descriptions[1]?.access.titleVisibility).toBeUndefined();
  expect(problems.map(({ reason }) => reason)).toEqual([expect.stringContaining('2 rows')]);
});

test('a stamp in any column and any language leaves the description out, with the documents of all its rows', async () => {
  for (const stamped of ['2,1,,,[MẬT] LOGO,File,,Published,vi,', '2,1,,,LOGO,File,,Published,vi,Tối mật']) {
    const { events, descriptions, refused, said } = await readText(
      atomIsadCsvReader,
      `${HEADER},physicalCharacteristics,digitalObjectURI\n1,,,,A,Fonds,,Published,en,,\n2,1,,K7,LOGO,File,,Published,en,,scans/b.pdf\n${stamped},`,
    );
    expect(descriptions.map(({ title }) => title)).toEqual(['A']);
    expect(refused).toEqual([{ cause: 'secret', records: 1 }]);
    expect(events.filter(({ kind }) => kind === 'withheld')).toHaveLength(2);
    expect(said).not.toContain('LOGO');
  }
});

test.each([
  ['', 1],
  ['Publicado', 1],
  ['Draft', 0],
  ['Bản nháp', 0],
  ['Published', 0],
])('a table whose rows have the status %j tells what hides them unsaid', async (status, lines) => {
  const { descriptions, problems } = await readText(
    atomIsadCsvReader,
    `${HEADER}\n1,,,,A,Fonds,,${status},\n2,1,,,B,File,,${status},`,
  );
  const hidden = status === 'Published' ? undefined : 'hidden';
  expect(descriptions.map(({ access }) => access.titleVisibility)).toEqual([hidden, hidden]);
  expect(problems.map(({ line, reason }) => [line, /publicationStatus/.test(reason)])).toEqual(
    lines === 0 ? [] : [[2, true]],
  );
});

test('a draft is hidden, a secret row is left out with all beneath it', async () => {
  const { descriptions, refused, said } = await readText(
    atomIsadCsvReader,
    `${HEADER}\n1,,,,A,Fonds,,Published,\n2,1,,,B,File,,Draft,\n3,1,,,LOGO1,File,Tối mật,Published,\n4,3,,,LOGO2,Item,,Published,\n5,1,,,C,File,,Published,`,
  );
  expect(descriptions.map(({ title, access }) => [title, access.titleVisibility])).toEqual([
    ['A', undefined],
    ['B', 'hidden'],
    ['C', undefined],
  ]);
  expect(refused).toEqual([{ cause: 'secret', records: 2 }]);
  expect(said).not.toContain('LOGO');
});

test.each([';', '\t'])('columns may be separated by %j, with a byte order mark', async (delimiter) => {
  const text = `\ufeff${HEADER}\n1,,,,Phông A,Fonds,,,`.replaceAll(',', delimiter);
  expect(READERS.find((reader) => reader.recognises(Buffer.from(text), 'a.csv'))?.format).toBe('atom-isad-csv');
  expect((await readText(atomIsadCsvReader, text)).descriptions[0]?.title).toBe('Phông A');
});

test('a row that cannot be read costs itself and what may be beneath it, and its line is told', async () => {
  const rows = Array.from({ length: 2500 }, (_, at) => `${at + 1},,,,Hồ sơ ${at + 1},File,,Published,vi`);
  rows[2400] = '2401,,,,"Không đóng,File,,Published,vi';
  rows[2410] = '2411,,,,Vụ "X" năm,File,,Published,vi';
  rows[2420] = '2421,2401,,,Phần,Item,,Published,vi';
  const { descriptions, refused, problems, events } = await readText(
    atomIsadCsvReader,
    `${HEADER}\n${rows.join('\n')}\n`,
  );
  expect(descriptions).toHaveLength(2498);
  expect(descriptions[2409]).toMatchObject({ title: 'Vụ "X" năm' });
  expect(refused).toEqual([
    { cause: 'faulty', records: 1 },
    { cause: 'faulty', records: 1 },
  ]);
  expect(events.flatMap((event) => (event.kind === 'refused' ? [event.line] : []))).toEqual([2402, 2422]);
  expect(problems.map(({ line }) => line)).toEqual([2412]);
});

test('one byte that is no UTF-8 costs its row', async () => {
  const bytes = Buffer.concat([
    Buffer.from(`${HEADER}\n1,,,,Phông về đê,Fonds,,Published,vi\n2,1,,,H`),
    Buffer.from([0xe1]),
    Buffer.from(' ông,File,,Published,vi\n3,1,,,Đê,File,,Published,vi\n'),
  ]);
  const { descriptions, events } = await readText(atomIsadCsvReader, bytes);
  expect(descriptions.map(({ title }) => title)).toEqual(['Phông về đê', 'Đê']);
  expect(events).toContainEqual(expect.objectContaining({ kind: 'refused', line: 3, records: 1 }));
});

test('headers in words, breaks as Excel writes them and the whole code beside the identifier are understood', async () => {
  const { descriptions, problems } = await readText(
    atomIsadCsvReader,
    'Reference code,Legacy ID,Parent ID,Identifier,Title,Level of description,scope_and_content\r\nVN P1,1,,,Phông,Fonds,"Một\r\nHai"\r\nVN P1-2,2,1,2,Hồ sơ,File,\r\n',
  );
  expect(problems).toEqual([]);
  expect(descriptions).toMatchObject([
    { depth: 0, level: 'fonds', referenceCode: 'VN P1', scope: 'Một\nHai', notes: [] },
    { depth: 1, level: 'file', referenceCode: '2', notes: [{ kind: 'wholeCode', text: 'VN P1-2' }] },
  ]);
});
