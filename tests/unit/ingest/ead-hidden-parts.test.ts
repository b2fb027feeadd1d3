import { describe, expect, test } from 'vitest';
import { loadAccessWords } from '../../../src/catalogue/access-words/load.ts';
import { readConditions } from '../../../src/ingest/readers/access-conditions.ts';
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

test.each(['Internal', 'interal', 'staff', ' INTERNAL '])('audience="%s" is not for the public', async (audience) => {
  const { descriptions, said } = await readText(
    ead2002Reader,
    ead(`<dsc>${c('A', '', ` audience="external"`)}${c('LOGO', '', ` audience="${audience}"`)}</dsc>`),
  );
  expect(descriptions.map(({ title }) => title)).toEqual(['', 'A']);
  expect(said).not.toContain('LOGO');
});

test.each([
  ['<accessrestrict><head>Closed until 2080</head><p/></accessrestrict>', 'closed', '2080'],
  ['<accessrestrict type="closed"/>', 'closed', undefined],
  ['<accessrestrict><head>Restricted</head><p>Closed until 2070</p></accessrestrict>', 'closed', '2070'],
  ['<accessrestrict><head>Closed until 2010</head><p>By appointment</p></accessrestrict>', 'closed', undefined],
  ['<legalstatus><p>Closed to the public until 2080</p></legalstatus>', 'closed', '2080'],
  ['<legalstatus><p>Public records</p></legalstatus>', undefined, undefined],
  ['<accessrestrict type="Secret défense"/>', 'closed', undefined],
  ['<accessrestrict label="Restricted"><p>Open for research.</p></accessrestrict>', 'conditional', undefined],
  ['<odd><p>Not open until 2080.</p></odd>', 'conditional', undefined],
  ['<legalstatus><p>Secret défense</p></legalstatus>', 'closed', undefined],
  [`<legalstatus><p>${'Classifié'.normalize('NFD')}</p></legalstatus>`, 'closed', undefined],
  ['<legalstatus>Classified</legalstatus>', 'closed', undefined],
  ['<legalstatus><p>Documents confidentiels</p></legalstatus>', 'closed', undefined],
  ['<legalstatus><p>Declassified in 1994, formerly secret</p></legalstatus>', undefined, undefined],
  ['<legalstatus><p>Tài liệu đã giải mật</p></legalstatus>', undefined, undefined],
  ['<accessrestrict><head>Restricted</head><p>Open for research.</p></accessrestrict>', 'conditional', undefined],
  ['<accessrestrict><head>Access restrictions</head><p>Open for research.</p></accessrestrict>', 'open', undefined],
  ['<accessrestrict><head>Access restrictions</head></accessrestrict>', undefined, undefined],
])('a heading or type may say more than its name: %s', async (inside, level, opensOn) => {
  const accessWords = loadAccessWords('content/policy/access.yaml', '2026-11-27');
  const { descriptions } = await readText(ead2002Reader, ead(`<dsc>${c('A', inside)}</dsc>`), accessWords);
  expect(descriptions[1]?.access.level).toBe(level);
  expect(descriptions[1]?.access.opensOn).toBe(opensOn);
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
  '<head>TUYỆT MẬT</head>',
  '<did><unittitle>[MẬT] Báo cáo</unittitle></did>',
  '<did><unittitle>Kế hoạch (Tối mật)</unittitle></did>',
  '<did><unittitle>TUYỆT MẬT - Kế hoạch</unittitle></did>',
  '<did><unittitle>Báo cáo. TUYỆT MẬT</unittitle></did>',
  `<did><unittitle>${'Kế hoạch phòng thủ – MẬT'.normalize('NFD')}</unittitle></did>`,
  '<did><physdesc><extent>Mật</extent></physdesc></did>',
  '<did><unitid>12 (Mật)</unitid></did>',
  '<dao href="https://example.org/1" title="Tối mật"/>',
  '<controlaccess><subject>Tối mật</subject></controlaccess>',
  '<userestrict><p>Tuyệt mật</p></userestrict>',
  '<phystech><p>Mật</p></phystech>',
  '<accessrestrict><p>Độ mật: Tối mật. Không phục vụ khai thác.</p></accessrestrict>',
  '<did><physdesc>12 tờ, Mật</physdesc></did>',
  '<did><unittitle label="Tuyệt mật">Kế hoạch</unittitle></did>',
  '<did><container type="box" label="Tối mật">3</container></did>',
  '<acqinfo><p>Chưa giải mật</p></acqinfo>',
  '<scopecontent><p>Hồ sơ này có đóng dấu "Mật".</p></scopecontent>',
])('a component stamped %s is refused with all beneath it, and its words are told nowhere', async (stamp) => {
  const { descriptions, refused, said } = await readText(
    ead2002Reader,
    ead(`<dsc>${c('A')}${c('LOGO1', `${stamp}<scopecontent><p>LOGO2</p></scopecontent>${c('LOGO3')}`)}${c('B')}</dsc>`),
  );
  expect(descriptions.map(({ title }) => title)).toEqual(['', 'A', 'B']);
  expect(refused).toEqual([{ cause: 'secret', records: 2 }]);
  expect(said).not.toContain('LOGO');
});

test.each([
  'Sở Mật thám',
  'Hồ sơ mật thám Pháp',
  'Báo cáo về hoạt động bí mật',
  'HỘI NGHỊ BÍ MẬT',
  'Mật độ dân số (mật)',
  'SẢN XUẤT ĐƯỜNG – MẬT',
  'Mật ong',
  'Quy định về tài liệu tối mật của tỉnh',
  'Mat',
  'Mata',
  '1 A.L.s., MS. [Mat]',
  'MAT: photographs',
])('%j is no stamp', async (title) => {
  const parts = `<odd><p>Đã giải mật.</p></odd><scopecontent><p>Đường: 5 tấn</p><p>Mật: 3 tấn</p></scopecontent>`;
  for (const form of ['NFC', 'NFD']) {
    const { descriptions } = await readText(ead2002Reader, ead(`<dsc>${c(title.normalize(form), parts)}</dsc>`));
    expect(descriptions).toHaveLength(2);
  }
});

test('a stamp in the header is one of the whole finding aid', async () => {
  const { descriptions, refused, said } = await readText(
    ead2002Reader,
    `<ead><eadheader><eadid>1</eadid><filedesc><titlestmt><titleproper>[TỐI MẬT] LOGO1</titleproper></titlestmt></filedesc></eadheader><archdesc><did><unittitle>LOGO2</unittitle></did><dsc>${c('LOGO3')}</dsc></archdesc></ead>`,
  );
  expect(descriptions).toEqual([]);
  expect(refused).toEqual([{ cause: 'secret', records: 2 }]);
  expect(said).not.toContain('LOGO');
});

test.each([
  '<accessrestrict audience="internal"><p>LOGO until 2080</p></accessrestrict>',
  '<accessrestrict><p>Open.</p><p audience="internal">LOGO until 2080</p></accessrestrict>',
  '<descgrp audience="internal"><accessrestrict><p>LOGO until 2080</p></accessrestrict></descgrp>',
  '<accessrestrict><p>Restricted until 2010.</p></accessrestrict><accessrestrict audience="internal"><p>LOGO</p></accessrestrict>',
])('conditions for internal use close what they stand by, without a word of them: %s', async (conditions) => {
  const { descriptions, problems, said } = await readText(
    ead2002Reader,
    ead(`<accessrestrict><p>Open.</p></accessrestrict><dsc>${c('A', conditions)}${c('B')}</dsc>`),
  );
  expect(descriptions.map(({ access }) => [access.level, access.opensOn])).toEqual([
    ['open', undefined],
    ['closed', undefined],
    [undefined, undefined],
  ]);
  expect(problems.map(({ reason }) => reason)).toEqual([expect.stringContaining('audience="internal"')]);
  expect(said).not.toContain('LOGO');
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

const words = loadAccessWords('content/policy/access.yaml', '2026-11-27');

describe('a day of opening', () => {
  test.each([
    ['Closed until 2010.', '2010'],
    ['Restricted through 31 December 2050', '2051-01-01'],
    ['Restricted from 2010 to 2060', '2060'],
    ['[Client records restricted until July 01, 2103]', '2103-07-01'],
    ['Access is restricted for a period of ten years, that is, until August 1, 2035.', '2035-08-01'],
    ['This file is restricted for 75 years. It will be open for research in 2063.', '2063'],
    ['Chưa được tiếp cận từ năm 2015 đến năm 2060.', '2060'],
    ['Hạn chế tiếp cận từ 01/01/2010 đến 31/12/2060.', '2060-12-31'],
    ['Hạn chế sử dụng đến hết ngày 31/12/2035', '2036-01-01'],
    ['Chưa được tiếp cận: hồ sơ cá nhân, mở từ ngày 01/01/2052.', '2052-01-01'],
    ['Hạn chế: chỉ đọc khi được phép; tiếp cận rộng rãi từ năm 2041.', '2041'],
    ['chua duoc tiep can den ngay 31 thang 12 nam 2040', '2040-12-31'],
    ["Non communicable jusqu'au 1er janvier 2050", '2050-01-01'],
    ['Communicable à partir de 2040', '2040'],
  ])('is plainly said by %j', (text, opensOn) => {
    for (const form of ['NFC', 'NFD']) expect(readConditions(text.normalize(form), words).opensOn).toBe(opensOn);
  });

  test.each([
    'Không phục vụ khai thác kể từ ngày 01/03/2019.',
    'Tài liệu từ năm 1945 đến năm 1954 chưa được tiếp cận.',
    'Chưa được tiếp cận tài liệu từ năm 1945 đến năm 1954.',
    'Hồ sơ đến năm 1975 phải xin phép.',
    'Hạn chế giai đoạn 1954 đến 1975',
    'Chưa được tiếp cận đến năm 2010. Sau đó chỉ phục vụ người trong gia đình.',
    'Although records through 1959 are open, the 1960 minutes are restricted.',
    'Closed: personnel files 1945 to 1960',
    'Closed until 2010 (extended to 2060)',
    'Closed until 2010. Access by appointment.',
    'Restricted until 31 December 2010, then by permission only.',
    'Closed until 31/12/2020 or until the death of the donor',
    'Series II opens in 2010, access by appointment.',
    'Réservé, dossiers de 1945 jusqu’en 1960',
    'Not available before 2050',
    'Non communicable avant le 1er janvier 2050',
    'Không phục vụ trước năm 2050',
  ])('is not taken from %j, and a person is told', (text) => {
    expect(readConditions(text, words)).toMatchObject({ isDateDoubtful: true });
    expect(readConditions(text, words).opensOn).toBeUndefined();
  });

  test('is a date of the source only where the words lead to it', async () => {
    const said = ['Closed by decision of <date normal="1995-03-01">', 'Closed until <date normal="2040-06-30">'];
    const { descriptions } = await readText(
      ead2002Reader,
      ead(
        said
          .map((text) => `<dsc>${c('A', `<accessrestrict><p>${text}the day named</date></p></accessrestrict>`)}</dsc>`)
          .join(''),
      ),
      words,
    );
    expect(descriptions.slice(1).map(({ access }) => access.opensOn)).toEqual([undefined, '2040-06-30']);
  });

  test('holds only where every statement that closes has one', async () => {
    const two =
      '<accessrestrict><p>Closed until 2010.</p></accessrestrict><accessrestrict><p>By appointment.</p></accessrestrict>';
    const { descriptions } = await readText(ead2002Reader, ead(`<dsc>${c('A', two)}</dsc>`), words);
    expect(descriptions[1]?.access.opensOn).toBeUndefined();
  });
});
