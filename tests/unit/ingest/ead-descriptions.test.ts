import { expect, test } from 'vitest';
import { ead2002Reader, ead3Reader } from '../../../src/ingest/readers/ead.ts';
import { addContainer } from '../../../src/ingest/readers/ead-address.ts';
import { claimFile, claimPath } from '../../../src/ingest/withheld-claims.ts';
import { c, ead, readText } from './reading-a-file.ts';

test('every element of a description finds its place', async () => {
  const { descriptions } = await readText(
    ead2002Reader,
    ead(`
      <did>
        <unitid>P.12</unitid><unitid type="aspace_uri">/resources/9</unitid><unitid label="Số cũ">12-A</unitid>
        <unittitle>Phông <emph render="italic">Tòa sứ</emph>
          <title>Hải Dương</title>, <unitdate normal="1887/1945" type="inclusive">1887-1945</unitdate></unittitle>
        <unitdate type="bulk">1900-1920</unitdate>
        <physdesc><extent>12 mét</extent><extent>(340 hồ sơ)</extent></physdesc>
        <origination><corpname>Tòa sứ Hải Dương</corpname><persname>Lê Thị A</persname></origination>
        <langmaterial>Bằng <language langcode="fre">tiếng Pháp</language> và <language langcode="vie"/></langmaterial>
        <abstract label="Tóm tắt">Ngắn gọn</abstract>
        <container type="box">3</container><container type="Folder">7</container><container type="Reel">5</container>
        <repository><corpname>Trung tâm Lưu trữ</corpname></repository>
        <dao xlink:href="https://example.org/a" xlink:title="Bản quét" xmlns:xlink="http://www.w3.org/1999/xlink"/>
        <dao href="C:\\anh\\b.jpg"/><dao href="javascript:alert(1)"/>
      </did>
      <bioghist><head>Lịch sử</head><p>Lập năm 1887.</p><p>Giải thể năm 1945.</p></bioghist>
      <custodhist><p>Chuyển giao năm 1960.</p></custodhist>
      <scopecontent><p>Công văn
        đi và <emph>đến</emph>.</p><list><item>Một</item><item>Hai</item></list></scopecontent>
      <arrangement><p>Theo thời gian.</p></arrangement>
      <phystech><p>Giấy giòn.</p></phystech>
      <userestrict><p>Không sao chụp.</p></userestrict>
      <accessrestrict><head>Tiếp cận</head><p>Hạn chế đến hết năm 2034.</p></accessrestrict>
      <controlaccess><head>Từ khóa</head><p>Dùng để tìm.</p>
        <controlaccess><subject>Thuế</subject><genreform>Bản đồ</genreform></controlaccess>
        <geogname>Hải Dương</geogname><persname>Nguyễn Văn B</persname></controlaccess>
      <index><indexentry><name>Trần C</name><ref>tr. 5</ref></indexentry></index>
      <relatedmaterial><head>Tài liệu liên quan</head><p>Phông 13.</p></relatedmaterial>
    `),
  );
  expect(descriptions).toEqual([
    {
      depth: 0,
      key: 'VN-01',
      level: 'fonds',
      referenceCode: 'P.12',
      title: 'Phông Tòa sứ Hải Dương, 1887-1945',
      dates: { text: '1887-1945; bulk 1900-1920', from: '1887', to: '1945' },
      address: { box: '3; Reel 5', file: '7' },
      extent: ['12 mét (340 hồ sơ)'],
      creators: ['Tòa sứ Hải Dương', 'Lê Thị A'],
      history: 'Lập năm 1887.\nGiải thể năm 1945.\nChuyển giao năm 1960.',
      scope: 'Công văn đi và đến.\nMột\nHai',
      arrangement: 'Theo thời gian.',
      languages: ['fr', 'vi'],
      physicalCondition: 'Giấy giòn.',
      useConditions: 'Không sao chụp.',
      access: { level: 'conditional', conditions: 'Hạn chế đến hết năm 2034.', opensOn: '2035' },
      subjects: ['Thuế', 'Bản đồ'],
      places: ['Hải Dương'],
      names: ['Nguyễn Văn B', 'Trần C'],
      notes: [
        { label: 'Tài liệu liên quan', text: 'Phông 13.' },
        { label: 'Số cũ', text: '12-A' },
        { label: 'Tóm tắt', text: 'Ngắn gọn' },
      ],
      digitalObjects: [{ href: 'https://example.org/a', label: 'Bản quét' }],
    },
  ]);
});

test('EAD3 names the same things otherwise', async () => {
  const { descriptions } = await readText(
    ead3Reader,
    `<ead xmlns="http://ead3.archivists.org/schema/"><control><recordid>R1</recordid></control>
     <archdesc level="otherlevel" otherlevel="Khối tư liệu"><did>
      <unittitle>Hồ sơ</unittitle>
      <unitdatestructured certainty="approximate"><daterange><fromdate standarddate="1930">1930</fromdate><todate standarddate="1935-06">tháng 6/1935</todate></daterange></unitdatestructured>
      <physdescstructured physdescstructuredtype="spaceoccupied" coverage="whole"><quantity>4</quantity><unittype>hộp</unittype></physdescstructured>
      <origination><persname><part>Cage, John</part><part>1912-1992</part></persname></origination>
      <langmaterial><languageset><language langcode="vie">Vietnamese</language><script>Latin</script></languageset></langmaterial>
      <daoset><dao daotype="derived" href="https://example.org/1"><descriptivenote><p>Trang 1</p></descriptivenote></dao></daoset>
     </did>
     <controlaccess><subject><part>Đình công</part><part>Việt Nam</part></subject></controlaccess></archdesc></ead>`,
  );
  expect(descriptions[0]).toMatchObject({
    key: 'R1',
    level: 'otherlevel',
    levelLabel: 'Khối tư liệu',
    dates: { text: '1930-tháng 6/1935', from: '1930', to: '1935-06', approximate: true },
    extent: ['4 hộp'],
    creators: ['Cage, John, 1912-1992'],
    languages: ['vi'],
    subjects: ['Đình công -- Việt Nam'],
    digitalObjects: [{ href: 'https://example.org/1', label: 'Trang 1' }],
  });
});

test('components come in document order with their depth, numbered and plain ones mixed', async () => {
  const { descriptions } = await readText(
    ead2002Reader,
    ead(`<dsc><thead><row><entry>Hộp</entry></row></thead>
      <c01 level="series" id="s1"><did><unittitle>A</unittitle></did>${c('B', c('C'), ' level="file"')}</c01>
      <c01><did><unittitle>D</unittitle></did></c01></dsc><dsc>${c('E')}</dsc>`),
  );
  expect(descriptions.map(({ depth, title, key }) => [depth, title, key])).toEqual([
    [0, '', 'VN-01'],
    [1, 'A', 's1'],
    [2, 'B', undefined],
    [3, 'C', undefined],
    [1, 'D', undefined],
    [1, 'E', undefined],
  ]);
});

test('what stands after the parts still belongs to the whole', async () => {
  const { descriptions, events } = await readText(
    ead2002Reader,
    ead(
      `<did><unittitle>Phông</unittitle></did><dsc>${c('Hồ sơ')}</dsc><controlaccess><subject>Thuế</subject></controlaccess>`,
    ),
  );
  expect(events.map(({ kind }) => kind)).toEqual(['component', 'component', 'amended']);
  expect(descriptions[0]).toMatchObject({ title: 'Phông', subjects: ['Thuế'] });
});

test('a finding aid inside an envelope, with prefixes, is found', async () => {
  const { descriptions } = await readText(
    ead2002Reader,
    `<oai:record xmlns:oai="o" xmlns:e="urn:isbn:1-931666-22-9"><oai:header><oai:identifier>x</oai:identifier></oai:header>
     <oai:metadata><e:ead><e:eadheader><e:eadid>A1</e:eadid><e:filedesc><e:titlestmt><e:titleproper>Mục lục</e:titleproper></e:titlestmt></e:filedesc></e:eadheader>
     <e:archdesc level="recordgrp"><e:did><e:unitid>1</e:unitid></e:did></e:archdesc></e:ead></oai:metadata></oai:record>`,
  );
  expect(descriptions).toMatchObject([{ level: 'fonds', title: 'Mục lục', key: 'A1', referenceCode: '1' }]);
});

test('tags of the envelope may have capitals; only those of EAD are said to', async () => {
  const { problems } = await readText(
    ead2002Reader,
    `<mets><metsHdr/><dmdSec><mdWrap><xmlData>${ead('').replace(/^<\?xml.*?\?>/, '')}</xmlData></mdWrap></dmdSec></mets>`,
  );
  expect(problems).toEqual([]);
});

test('a permanent address is no reference code, nor are the words it stands behind', async () => {
  const ark = 'https://example.org/ark:/12345/r5c9d03';
  const { descriptions } = await readText(
    ead2002Reader,
    ead(
      `<dsc><c><did><unitid type="ark"><extref xmlns:x="l" x:href="${ark}">Archival Resource Key</extref></unitid><unitid>B 7</unitid></did></c>
       <c><did><unitid type="handle">https://hdl.example.org/10648/5</unitid></did></c>
       <c><did><unitid><extref href="https://example.org/catalogue">2.05.37</extref></unitid></did></c></dsc>`,
    ),
  );
  expect(descriptions.slice(1).map(({ referenceCode, notes }) => [referenceCode, notes])).toEqual([
    ['B 7', [{ label: 'ark', text: ark }]],
    [undefined, [{ label: 'handle', text: 'https://hdl.example.org/10648/5' }]],
    ['2.05.37', []],
  ]);
});

test('words between tags that run together stay apart', async () => {
  const { descriptions } = await readText(
    ead2002Reader,
    ead('<did><unittitle>Thư<unitdate>1900</unitdate><lb/>gửi</unittitle></did><odd><p>Một</p><p>Hai</p></odd>'),
  );
  expect(descriptions[0]).toMatchObject({ title: 'Thư 1900 gửi', notes: [{ text: 'Một\nHai' }] });
});

test.each([
  ['box', 'Hộp 6', { box: '6' }],
  ['Hộp', 'hộp số: 06', { box: '06' }],
  ['box', 'Hộp 12'.normalize('NFD'), { box: '12' }],
  ['', 'Carton 3 bis', { box: '3 bis' }],
  ['folder', 'Hồ sơ số 12', { file: '12' }],
  ['box', 'Hồ sơ 12', { box: 'Hồ sơ 12' }],
  ['box', 'Boxwood', { box: 'Boxwood' }],
  ['volume', 'Volume 4', { file: 'Volume 4' }],
  ['reel', 'Reel 5', { box: 'Reel 5' }],
])('a container of type %j that says %j does not say twice what it is', (type, text, address) => {
  const told = {};
  addContainer(told, type, text);
  expect(told).toEqual(address);
});

test('links are links under whatever name a file gives their namespace', async () => {
  const { descriptions, events } = await readText(
    ead2002Reader,
    ead(`<did xmlns:ns2="http://www.w3.org/1999/xlink"><dao ns2:href="https://example.org/a" ns2:title="Bản quét"/></did>
      <dsc>${c('A', '<dao xmlns:ns2="http://www.w3.org/1999/xlink" ns2:href="b.pdf"/>', ' audience="internal"')}</dsc>`),
  );
  expect(descriptions[0]?.digitalObjects).toEqual([{ href: 'https://example.org/a', label: 'Bản quét' }]);
  expect(events).toContainEqual(expect.objectContaining({ kind: 'refused', claims: [claimPath('b.pdf')] }));
});

test('extents that stand side by side are told apart, and coordinates are no part of a name', async () => {
  const { descriptions } = await readText(
    ead2002Reader,
    ead(`<did><physdesc><extent>5 hộp</extent> <extent>2 mét</extent></physdesc>
      <physdesc><extent>3 hộp</extent> (<extent>1 mét</extent>)</physdesc></did>
      <controlaccess><geogname><part>Huế</part><geographiccoordinates coordinatesystem="WGS84">16.46,107.6</geographiccoordinates></geogname></controlaccess>`),
  );
  expect(descriptions[0]).toMatchObject({ extent: ['5 hộp', '2 mét', '3 hộp (1 mét)'], places: ['Huế'] });
});

test('structured dates that run backwards are reported, and never turned round', async () => {
  const range = (from: string, to: string) =>
    `<did><unitdatestructured><daterange><fromdate standarddate="${from}">${from}</fromdate><todate standarddate="${to}">${to}</todate></daterange></unitdatestructured></did>`;
  const { descriptions, problems } = await readText(
    ead3Reader,
    `<ead><control><recordid>1</recordid></control><archdesc level="fonds"><dsc><c>${range('1954', '1887')}</c><c>${range('1887', '1954')}</c></dsc></archdesc></ead>`,
  );
  expect(descriptions.slice(1).map(({ dates }) => [dates.from, dates.to])).toEqual([
    [undefined, undefined],
    ['1887', '1954'],
  ]);
  expect(problems.map(({ reason }) => reason)).toEqual([expect.stringContaining('ends before it begins')]);
});

test('what a file says in attributes alone is said in words', async () => {
  const { descriptions } = await readText(
    ead3Reader,
    `<ead><control><recordid>1</recordid></control><archdesc level="fonds"><did><unitdatestructured><dateset>
      <datesingle standarddate="1920"/><daterange><fromdate notbefore="1929" notafter="1931">khoảng 1930</fromdate><todate standarddate="1935"/></daterange>
      </dateset></unitdatestructured></did><dsc><c><did><unitdatestructured><datesingle notbefore="1890" notafter="1895"/></unitdatestructured>
      <physdesc>Gồm <extent unit="hộp">12</extent>; <extent unit="mét">2 mét</extent></physdesc></did></c></dsc></archdesc></ead>`,
  );
  expect(descriptions[0]?.dates).toEqual({
    text: '1920, khoảng 1930-1935',
    from: '1920',
    to: '1935',
    approximate: true,
  });
  expect(descriptions[1]).toMatchObject({
    dates: { text: '1890-1895', from: '1890', to: '1895', approximate: true },
    extent: ['Gồm 12 hộp; 2 mét'],
  });
});

test('a date that stands in its attribute alone is shown', async () => {
  const { descriptions } = await readText(
    ead2002Reader,
    ead('<did><unitdate normal="1945-09-02/1946"/></did><dsc><c><did><unitdate normal="1950/1950"/></did></c></dsc>'),
  );
  expect(descriptions.map(({ dates }) => dates)).toEqual([
    { text: '1945-09-02 – 1946', from: '1945-09-02', to: '1946' },
    { text: '1950', from: '1950', to: '1950' },
  ]);
});

test('parts of a heading are joined to one another, not to the sentence they stand in', async () => {
  const { descriptions } = await readText(
    ead3Reader,
    `<ead><control><recordid>1</recordid></control><archdesc level="fonds"><did><unittitle>Bản in
      <title><part>Nam Phong</part><part>số 5</part></title>, <unitdatestructured><datesingle>1917</datesingle></unitdatestructured>, bìa rách</unittitle></did></archdesc></ead>`,
  );
  expect(descriptions[0]?.title).toBe('Bản in Nam Phong, số 5, 1917, bìa rách');
});

test('a component numbered otherwise than EAD does is one, and the report names it', async () => {
  const { descriptions, problems } = await readText(
    ead2002Reader,
    ead(
      `<did><unittitle>Phông</unittitle></did><dsc>${c('A')}<c1><did><unittitle>B</unittitle></did><c13><did><unittitle>C</unittitle></did></c13></c1></dsc>`,
    ),
  );
  expect(descriptions.map(({ title, depth }) => [title, depth])).toEqual([
    ['Phông', 0],
    ['A', 1],
    ['B', 1],
    ['C', 2],
  ]);
  expect(problems.map(({ reason }) => /<(\w+)>/.exec(reason)?.[1])).toEqual(['c1', 'c13']);
});

test('a description in an element that EAD does not know is none of what holds it, and neither is its file', async () => {
  const { descriptions, refused, events } = await readText(
    ead2002Reader,
    ead(
      `<did><unittitle>Phông</unittitle></did><dsc><component><did><unitid>7</unitid><unittitle>Lạc</unittitle><dao href="lac.pdf"/></did></component>${c('A')}</dsc>`,
    ),
  );
  expect(descriptions.map(({ title, referenceCode }) => [title, referenceCode])).toEqual([
    ['Phông', undefined],
    ['A', undefined],
  ]);
  expect(refused).toEqual([{ cause: 'faulty', records: 1 }]);
  expect(events).toContainEqual(expect.objectContaining({ claims: [claimFile('7'), claimPath('lac.pdf')] }));
});

test('a link that leads nowhere is told, and an address is shown without a password', async () => {
  const { descriptions, problems } = await readText(
    ead2002Reader,
    ead(
      '<did><dao href="javascript:alert(1)"/><dao href="//kho/anh"/><dao href=""/><dao href="https://an:password@example.org/a b.jpg"/></did>',
    ),
  );
  expect(descriptions[0]?.digitalObjects).toEqual([{ href: 'https://example.org/a%20b.jpg' }]);
  expect(problems.map(({ line, reason }) => [line, /neither an address/.test(reason)])).toEqual([[2, true]]);
});

test('where in the store something stands is for staff; what readers have to know of it is not', async () => {
  const containers =
    '<container type="Shelf">4</container><container label="Mixed Materials [31142001234567]">5</container><container type="barcode">31142</container>';
  const said = ['Kho 3, giá 12', 'Range 4 Bay 2, Shelf 1', 'Stored offsite; give 2 days’ notice', 'Tối mật'];
  const { descriptions, problems, refused } = await readText(
    ead2002Reader,
    ead(
      `<did>${containers}</did><dsc>${said.map((text) => `<c><did><physloc>${text}</physloc></did></c>`).join('')}</dsc>`,
    ),
  );
  expect(descriptions[0]?.address).toEqual({ box: 'Mixed Materials 5' });
  expect(descriptions.slice(1).map(({ notes }) => notes)).toEqual([[], [], [{ text: said[2] }]]);
  expect(problems.map(({ reason }) => reason)).toEqual([expect.stringContaining('for staff')]);
  expect(refused).toEqual([{ cause: 'secret', records: 1 }]);
});
