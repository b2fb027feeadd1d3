/** A finding aid as nobody hopes for it: every text is as long, as whole or as foreign as one can be. */
export const LONG_WORD = 'Nghiêng'.repeat(60);
export const LONG_TITLE = `Hồ sơ về việc ${'đắp đê, sửa cống và cứu đói ở các phủ huyện; '.repeat(40)}hết`;
const ARABIC = 'سجل الرسائل الواردة من القنصلية';
const MARKUP_TITLE = '<b onclick="alert(1)">Đậm</b> &amp; "ngoặc"';

/** EAD with enough files that one may go without anybody being asked (5 %). */
export function extremeFindingAid(isComplete: boolean): string {
  const files = [
    file('dai', LONG_TITLE, 'A'.repeat(150)),
    file('lien', LONG_WORD, 'RẤT/DÀI/'.repeat(20)),
    file('phai', ARABIC, 'ع-7'),
    file('dau', MARKUP_TITLE, '<1>'),
    ...Array.from({ length: 36 }, (_, index) => file(`thuong-${index}`, `Sổ số ${index + 1}`, `S${index + 1}`)),
    ...(isComplete ? [file('bo-di', 'Sổ sẽ bị rút khỏi mục lục', 'S99')] : []),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<ead><eadheader><eadid>cuc-doan</eadid></eadheader>
<archdesc level="fonds"><did><unitid>CD</unitid><unittitle>Phông ${LONG_WORD}</unittitle></did>
<dsc>${files.join('\n')}</dsc></archdesc></ead>`;
}

function file(id: string, title: string, code: string): string {
  const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return `<c id="${id}" level="file"><did><unitid>${escape(code)}</unitid><unittitle>${escape(title)}</unittitle></did>
<accessrestrict><p>Tiếp cận rộng rãi</p></accessrestrict></c>`;
}
