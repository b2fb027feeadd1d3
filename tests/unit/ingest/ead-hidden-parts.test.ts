import { expect, test } from 'vitest';
import { ead2002Reader } from '../../../src/ingest/readers/ead.ts';
import { NeedsLookingAhead } from '../../../src/ingest/finding-aid-reader.ts';
import { c, ead, readText, WORDS } from './reading-a-file.ts';

test('what is marked internal is dropped with all beneath it, and counted', async () => {
  const { descriptions, refused, said } = await readText(
    ead2002Reader,
    ead(`<did><unittitle>Phông</unittitle><unitid audience="internal">LOGO1</unitid></did>
      <scopecontent><p>Công khai <emph audience="internal">LOGO2</emph> cả.</p><p audience="internal">LOGO3</p></scopecontent>
      <dsc>${c('A')}${c('LOGO4', c('LOGO5'), ' audience="internal"')}${c('B')}</dsc>
      <dsc audience="internal">${c('LOGO6')}</dsc>`),
  );
  expect(descriptions.map(({ title }) => title)).toEqual(['Phông', 'A', 'B']);
  expect(descriptions[0]?.scope).toBe('Công khai cả.');
  expect(refused).toEqual([
    { cause: 'internal', records: 2 },
    { cause: 'internal', records: 1 },
  ]);
  expect(said).not.toContain('LOGO');
});

test('an internal title masks the record', async () => {
  const { descriptions, said } = await readText(
    ead2002Reader,
    ead(`<dsc><c><did><unitid>5</unitid><unittitle audience="internal">LOGO</unittitle></did></c></dsc>`),
  );
  expect(descriptions[1]).toMatchObject({ title: '', referenceCode: '5', access: { titleVisibility: 'masked' } });
  expect(said).not.toContain('LOGO');
});

test.each(['ead', 'archdesc'])('an internal %s hides the whole finding aid', async (element) => {
  const inside = `<archdesc level="fonds"${element === 'archdesc' ? ' audience="internal"' : ''}><did><unittitle>LOGO</unittitle></did><dsc>${c('LOGO')}</dsc></archdesc>`;
  const told = await readText(ead2002Reader, `<ead${element === 'ead' ? ' audience="internal"' : ''}>${inside}</ead>`);
  expect(told.descriptions).toEqual([]);
  expect(told.refused).toEqual([{ cause: 'internal', records: 2 }]);
  expect(told.said).not.toContain('LOGO');
});

test.each([
  '<accessrestrict><p>Mật</p></accessrestrict>',
  '<odd><head>Độ mật</head><p>TỐI MẬT</p></odd>',
  '<note><p>Số 5</p><p>Tuyệt mật</p></note>',
])('a component stamped %s is refused with all beneath it, and its words are told nowhere', async (stamp) => {
  const { descriptions, refused, said } = await readText(
    ead2002Reader,
    ead(`<dsc>${c('A')}${c('LOGO1', `${stamp}<scopecontent><p>LOGO2</p></scopecontent>${c('LOGO3')}`)}${c('B')}</dsc>`),
  );
  expect(descriptions.map(({ title }) => title)).toEqual(['', 'A', 'B']);
  expect(refused).toEqual([{ cause: 'secret', records: 2 }]);
  expect(said).not.toContain('LOGO');
});

test('prose about secrets is no stamp', async () => {
  const { descriptions } = await readText(
    ead2002Reader,
    ead(`<dsc>${c('Sở Mật thám', '<odd><p>Đã giải mật.</p></odd>')}</dsc>`),
  );
  expect(descriptions).toHaveLength(2);
});

test('a finding aid stamped after its parts is refused whole', async () => {
  const { descriptions, refused, said } = await readText(
    ead2002Reader,
    ead(`<did><unittitle>LOGO1</unittitle></did><dsc>${c('LOGO2')}</dsc><accessrestrict><p>Mật</p></accessrestrict>`),
  );
  expect(descriptions).toEqual([]);
  expect(refused).toEqual([{ cause: 'secret', records: 2 }]);
  expect(said).not.toContain('LOGO');
});

test('a component stamped after its parts, against the standard, stops the file', async () => {
  const { fault } = await readText(
    ead2002Reader,
    ead(`<dsc>${c('A', `${c('B')}<accessrestrict><p>Mật</p></accessrestrict>`)}</dsc>`),
  );
  expect(fault?.message).toContain('nothing of this file was taken');
});

test('conditions nobody has mapped close the record, and are reported once', async () => {
  const condition = '<accessrestrict><p>Hỏi thủ thư.</p></accessrestrict>';
  const { descriptions, problems } = await readText(
    ead2002Reader,
    ead(`<dsc>${c('A', condition)}${c('B', condition)}</dsc>`),
  );
  expect(descriptions.map(({ access }) => access.level)).toEqual([undefined, 'closed', 'closed']);
  expect(problems).toHaveLength(1);
});

test('a mark that stands after the parts of a component is found when the reader looks ahead', async () => {
  const text = ead(`<dsc>${c('A', `${c('LOGO1')}<accessrestrict><p>Mật</p></accessrestrict>`)}${c('B')}</dsc>`);
  const { fault } = await readText(ead2002Reader, text);
  expect(fault).toBeInstanceOf(NeedsLookingAhead);
  const { descriptions, refused, said } = await readText(ead2002Reader, text, WORDS, true);
  expect(descriptions.map(({ title }) => title)).toEqual(['', 'B']);
  expect(refused).toEqual([{ cause: 'secret', records: 2 }]);
  expect(said).not.toContain('LOGO');
});

test('an overview of the parts is left out where they are listed in depth', async () => {
  const lists = [
    `<dsc type="analyticover">${c('I')}${c('II')}</dsc>`,
    `<dsc type="in-depth">${c('I', c('1'))}${c('II')}</dsc>`,
  ];
  const titles = async (text: string, looksAhead = false) => {
    const { descriptions, fault, problems } = await readText(ead2002Reader, text, WORDS, looksAhead);
    return [descriptions.slice(1).map(({ title }) => title), fault?.name, problems.length];
  };
  expect((await titles(ead(lists.join(''))))[1]).toBe('FaultyFile');
  expect(await titles(ead(lists.join('')), true)).toEqual([['I', '1', 'II'], undefined, 1]);
  expect(await titles(ead(lists.toReversed().join('')))).toEqual([['I', '1', 'II'], undefined, 1]);
  expect(await titles(ead(lists[0] ?? ''))).toEqual([['I', 'II'], undefined, 0]);
});

test('a mark of secrecy counts, and so do conditions, where a description is too long to be kept', async () => {
  const long = `<odd><p>${'dài '.repeat(600_000)}</p></odd>`;
  const { descriptions, refused, said } = await readText(
    ead2002Reader,
    ead(
      `<dsc>${c('A', `${long}<odd><p>Tối mật</p></odd><odd><p>LOGO</p></odd>`)}${c('B', `${long}<accessrestrict><p>Hạn chế</p></accessrestrict><odd><p>LOGO</p></odd>`)}</dsc>`,
    ),
  );
  expect(descriptions.slice(1)).toMatchObject([{ title: 'B', access: { level: 'conditional' } }]);
  expect(refused).toEqual([{ cause: 'secret', records: 1 }]);
  expect(said).not.toContain('LOGO');
}, 20_000);

test('tags and attributes in capitals are read as EAD has them, and the report says so', async () => {
  const { descriptions, problems, said } = await readText(
    ead2002Reader,
    `<EAD><ARCHDESC LEVEL="fonds"><DID><UNITTITLE>P</UNITTITLE></DID><dsc><C01 Level="series"><did><unitTitle>A</unitTitle></did></C01><C01 AUDIENCE="INTERNAL"><did><unittitle>LOGO</unittitle></did></C01></dsc></ARCHDESC></EAD>`,
  );
  expect(descriptions.map(({ title, level }) => [title, level])).toEqual([
    ['P', 'fonds'],
    ['A', 'series'],
  ]);
  expect(problems).toMatchObject([{ severity: 'noted', reason: expect.stringContaining('<EAD>') }]);
  expect(said).not.toContain('LOGO');
});
