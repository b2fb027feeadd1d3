import { describe, expect, it } from 'vitest';
import { ead2002Reader, ead3Reader } from '../../../src/ingest/readers/ead.ts';
import { c, ead, readText } from './reading-a-file.ts';

async function readLast(inner: string) {
  const { descriptions, problems } = await readText(ead2002Reader, ead(c('A', inner)));
  return { ...descriptions.at(-1)!, problems };
}

describe('what EAD says of languages', () => {
  it('is kept where it tells more than which', async () => {
    const prose = 'Chữ Hán và chữ Nôm, ba văn bản có bản dịch tiếng Pháp';
    const { languages, notes } = await readLast(`<did><langmaterial>${prose}</langmaterial></did>`);
    expect(languages).toEqual(['lzh', 'nom', 'fr']);
    expect(notes).toEqual([{ text: prose }]);
  });

  it.each([
    '<langmaterial><language langcode="vie">Vietnamese</language> and <language langcode="fre">French</language></langmaterial>',
    '<langmaterial>Tài liệu bằng tiếng Việt và tiếng Pháp.</langmaterial>',
    '<langmaterial>Materials are primarily in Vietnamese and French.</langmaterial>',
  ])('is no note where it only names them: %s', async (langmaterial) => {
    const { languages, notes } = await readLast(`<did>${langmaterial}</did>`);
    expect(languages).toEqual(['vi', 'fr']);
    expect(notes).toEqual([]);
  });
});

it('keeps what a description of EAD3 says it is related to, and nothing of other finding aids', async () => {
  const relations = `<relations>
    <relation relationtype="cpfrelation"><relationentry>Ty Thủy lợi</relationentry></relation>
    <relation relationtype="resourcerelation"><objectxmlwrap><ead><archdesc><did><unittitle>Khác</unittitle></did></archdesc></ead></objectxmlwrap></relation>
    <relation audience="internal"><relationentry>Kín</relationentry></relation></relations>`;
  const file = `<ead xmlns="http://ead3.archivists.org/schema/"><control><recordid>R</recordid></control>
    <archdesc level="fonds"><did><unittitle>Phông</unittitle></did>${relations}</archdesc></ead>`;
  const { descriptions, said } = await readText(ead3Reader, file);
  expect(descriptions.map(({ title, notes }) => [title, notes])).toEqual([['Phông', [{ text: 'Ty Thủy lợi' }]]]);
  expect(said).not.toContain('Kín');
  expect(said).not.toContain('Khác');
});

describe('dates of what was done with material since', () => {
  const made = '<unitdate normal="1945/1954" datechar="creation">1945-1954</unitdate>';

  it('are told, and none of its own', async () => {
    const since = '<unitdate normal="2015" datechar="digitized">2015</unitdate>';
    const { dates } = await readLast(`<did>${since}${made}</did>`);
    expect(dates).toEqual({ text: 'digitized 2015; 1945-1954', from: '1945', to: '1954' });
    expect((await readLast(`<did>${since}</did>`)).dates).toEqual({ text: 'digitized 2015' });
  });

  it('are not those of its publication', async () => {
    const { dates } = await readLast(`<did><unitdate normal="1956" datechar="publication">1956</unitdate></did>`);
    expect(dates).toEqual({ text: '1956', from: '1956', to: '1956' });
  });
});

it.each([
  ['<physloc>Kho A</physloc>', []],
  ['<physloc>Stacks B</physloc>', []],
  ['<physloc>Kho lưu trữ của huyện</physloc>', [{ text: 'Kho lưu trữ của huyện' }]],
])('keeps a store that goes by a letter for the staff: %s', async (physloc, notes) => {
  expect((await readLast(`<did>${physloc}</did>`)).notes).toEqual(notes);
});
