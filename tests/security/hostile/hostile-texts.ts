import { stringify } from 'csv-stringify/sync';

/** What people try to slip into pages by way of a description. */
export const SCRIPTS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(2)>',
  "'><svg/onload=alert(3)>",
  '</script><script>alert(4)</script>',
  '</title><script>alert(5)</script>',
  '<mark onmouseover=alert(6)>',
  '&lt;script&gt;alert(7)&lt;/script&gt;',
  '{{constructor.constructor("alert(8)")()}}',
  '<!--<script>alert(9)</script>-->',
  ']]><script>alert(10)</script>',
  '<a href="javascript:alert(11)">x</a>',
  '=HYPERLINK("http://evil.example","x")',
  '\u202egnp.exe\u200b\u2066\ufeff',
];

const LINKS = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  ' javascript:alert(1)',
  'vbscript:x',
  '//evil.example/x',
  'http://',
  'file:///etc/passwd',
  'https://example.org/"><script>alert(1)</script>',
];

/** A finding aid with all of them in every field. */
export function hostileAid(): string {
  const all = (element: string) => SCRIPTS.map((script) => `<${element}>${escaped(script)}</${element}>`).join('');
  const first = escaped(SCRIPTS.join(' '));
  return `<ead><eadheader><eadid>${first}</eadid><filedesc><titlestmt><titleproper>${first}</titleproper></titlestmt></filedesc></eadheader>
<archdesc level="${first}" id="${first}"><did><unittitle>${first}</unittitle><unitid>${first}</unitid><unitdate>${first} 1950</unitdate><physdesc>${first}</physdesc>
<origination>${all('persname')}</origination><langmaterial>${first}</langmaterial><container type="${first}">${first}</container><abstract>${first}</abstract></did>
<accessrestrict><p>Open for research ${first}</p></accessrestrict><userestrict><p>${first}</p></userestrict><scopecontent><p>${first}</p></scopecontent>
<bioghist><p>${first}</p></bioghist><arrangement><p>${first}</p></arrangement><phystech><p>${first}</p></phystech><odd><head>${first}</head><p>${first}</p></odd>
<controlaccess>${all('subject')}${all('geogname')}${all('persname')}</controlaccess>
<dsc>${SCRIPTS.map(
    (
      script,
      at,
    ) => `<c level="otherlevel" otherlevel="${escaped(script)}" id="${at}${escaped(script)}"><did><unittitle>${escaped(script)} needle</unittitle><unitid>${escaped(script)}</unitid>
${LINKS.map((link) => `<dao href="${escaped(link)}" title="${escaped(script)}"/>`).join('')}</did><accessrestrict><p>Open for research.</p></accessrestrict><scopecontent><p>needle ${escaped(script)}</p></scopecontent></c>`,
  ).join('')}</dsc></archdesc></ead>`;
}

/** The same as an inventory. */
export function hostileInventory(): string {
  const header = [
    'Phông',
    'Mục lục số',
    'Hộp số',
    'Nhóm',
    'Hồ sơ số',
    'Tiêu đề hồ sơ',
    'Mức độ tiếp cận',
    'Từ khoá',
    'Chú giải',
    'Địa danh',
    'Ngôn ngữ',
    'Đường dẫn file',
  ];
  return stringify([
    header,
    ...SCRIPTS.map((script, at) =>
      header.map((name, column) => (name === 'Mức độ tiếp cận' ? 'Rộng rãi' : column === 4 ? `${at}` : script)),
    ),
  ]);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
