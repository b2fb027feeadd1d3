import { accented } from './plants.ts';
import type { Plants } from './plants.ts';

/** A finding aid in EAD 2002 with words in every corner that the public may not look into. */
export function ead2002(p: Plants): string {
  const hide = (place: string) => p.only(internalParts(p, `ead2002 ${place}`));
  return `<?xml version="1.0" encoding="UTF-8"?>
${p.only(`<!-- ${p.dropped('ead2002 comment before')} --><?note ${p.dropped('ead2002 instruction before')}?>`)}
<!DOCTYPE ead PUBLIC "+//ISBN 1-931666-00-8//DTD ead.dtd (Encoded Archival Description (EAD) Version 2002)//EN" "ead.dtd" [
  <!ENTITY never "${p.dropped('ead2002 entity never used')}">
]>
<ead>
<eadheader><eadid>ead2002</eadid><filedesc><titlestmt><titleproper>Guide</titleproper>
${p.only(`<author audience="internal">${p.dropped('ead2002 author')}</author>`)}</titlestmt></filedesc>
<revisiondesc audience="internal"><change><item>${p.dropped('ead2002 revision')}</item></change></revisiondesc></eadheader>
<frontmatter audience="internal"><titlepage><p>${p.dropped('ead2002 front matter')}</p></titlepage></frontmatter>
<archdesc level="fonds" id="top">
<did><unittitle>Alpha fonds ${p.shown('ead2002 title')}</unittitle><unitid>F.1</unitid><unitdate normal="1901/1954">1901–1954</unitdate>
<origination><persname>${p.shown('ead2002 creator')}</persname>${p.only(`<persname audience="internal">${p.dropped('ead2002 internal creator')}</persname>`)}</origination>
${hide('top')}</did>
<accessrestrict><p>Open for research.</p></accessrestrict>
<scopecontent><head>Scope</head><p>${p.shown('ead2002 scope')}</p>${p.only(`<p audience="internal">${p.dropped('ead2002 paragraph')}</p>`)}
<list>${p.only(`<item audience="internal">${p.dropped('ead2002 list item')}</item>`)}<item>public item</item></list></scopecontent>
${p.only(`<odd><head audience="internal">${p.dropped('ead2002 head')}</head><p audience="internal">${p.dropped('ead2002 odd')}</p></odd>`)}
${p.only(`<bioghist audience="internal"><p>${p.dropped('ead2002 history')}</p></bioghist><processinfo audience="Internal"><p>${p.dropped('ead2002 capital')}</p></processinfo>`)}
<controlaccess><subject>${p.shown('ead2002 subject')}</subject>${p.only(`<subject audience="internal">${p.dropped('ead2002 internal subject')}</subject>
<geogname audience=" internal ">${p.dropped('ead2002 internal place')}</geogname>`)}</controlaccess>
${p.only(`<controlaccess audience="internal"><persname>${p.dropped('ead2002 internal heading')}</persname></controlaccess>`)}
<dsc>
<c level="file" id="open1"><did><unittitle>Open file ${p.shown('ead2002 open file')} ${p.only(`<emph audience="internal">${p.dropped('ead2002 emphasis')}</emph>`)}</unittitle>
<unitdate normal="1931">1931</unitdate><dao href="https://example.org/open1"/>${p.only(`<dao audience="internal" href="https://example.org/${p.dropped('ead2002 dao')}" title="${p.dropped('ead2002 dao title')}"/>`)}</did>
<!-- ${p.dropped('ead2002 comment')} --><?staff ${p.dropped('ead2002 instruction')}?></c>
${p.only(`<c level="series" id="int1" audience="internal"><did><unittitle>${p.dropped('ead2002 internal series')}</unittitle></did>
<c level="file" id="int2"><did><unittitle>${p.dropped('ead2002 child of internal')}</unittitle></did></c></c>`)}
<c level="series" id="s1"><did><unittitle>Series one</unittitle></did>
${p.only(`<c01 level="file" id="int3" audience="internal"><did><unittitle>${p.dropped('ead2002 internal among open')}</unittitle></did></c01>`)}
${maskedComponent(p, 'ead2002')}
${secretComponents(p, 'ead2002')}
${changingComponents(p, 'ead2002')}
<c level="file" id="last"><did><unittitle>Last file</unittitle><unitid>F.1.9</unitid></did></c></c>
</dsc>
${p.only(`<dsc audience="internal"><c level="file" id="int9"><did><unittitle>${p.dropped('ead2002 internal dsc')}</unittitle></did></c></dsc>`)}
</archdesc></ead>`;
}

/** The same in EAD3, whose topmost title is masked. */
export function ead3(p: Plants): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<ead xmlns="http://ead3.archivists.org/schema/"><control><recordid>ead3</recordid><filedesc><titlestmt><titleproper>${p.kept('ead3 proper title')}</titleproper></titlestmt></filedesc>
<maintenancehistory audience="internal"><maintenanceevent><eventdescription>${p.dropped('ead3 maintenance')}</eventdescription></maintenanceevent></maintenancehistory></control>
<archdesc level="fonds" id="top"><did><unittitle audience="internal">${p.dropped('ead3 masked title')}</unittitle><unitid>F.2</unitid>
<unitdatestructured><daterange><fromdate standarddate="1920">1920</fromdate><todate standarddate="1930">1930</todate></daterange></unitdatestructured>
<origination><corpname><part>${p.kept('ead3 masked creator')}</part></corpname></origination>
<abstract>${p.kept('ead3 masked abstract')}</abstract></did>
<accessrestrict><p>Open for research; ${p.kept('ead3 masked conditions')} is here.</p></accessrestrict>
<dsc>
<c level="series" id="m1"><did><unittitle>${p.kept('ead3 child of masked')}</unittitle><didnote audience="internal">${p.dropped('ead3 did note')}</didnote></did>
<c level="file" id="m2"><did><unittitle>${accented(p.kept('ead3 grandchild of masked'))}</unittitle>
<daoset><dao href="https://example.org/${p.kept('ead3 masked dao')}"><descriptivenote><p>${p.kept('ead3 masked dao note')}</p></descriptivenote></dao></daoset></did></c>
${p.only(`<c level="file" id="m3" audience="internal"><did><unittitle><part>${p.dropped('ead3 internal')}</part></unittitle></did></c>`)}
${secretComponents(p, 'ead3')}
</c></dsc></archdesc></ead>`;
}

function internalParts(p: Plants, place: string): string {
  const fields = [
    'note',
    'physdesc',
    'container',
    'langmaterial',
    'unitid',
    'unitdate',
    'abstract',
    'materialspec',
    'physloc',
  ];
  return fields.map((name) => `<${name} audience="internal">${p.dropped(`${place} ${name}`)}</${name}>`).join('\n');
}

/** Its title is for staff: nothing but its level, number, years and access may be known. */
function maskedComponent(p: Plants, form: string): string {
  const word = (place: string) => p.kept(`${form} masked ${place}`);
  return `<c level="file" id="masked"><did><unittitle audience="internal">${p.dropped(`${form} masked title`)}</unittitle><unitid>F.1.2</unitid>
<unitdate normal="1944/1946">${word('date text')}, 1944-1946</unitdate><physdesc><extent>12 tờ ${word('extent')}</extent></physdesc>
<origination><persname>${word('creator')}</persname></origination><container type="box">${word('box')}</container>
<langmaterial>${word('language')}</langmaterial><abstract>${word('abstract')}</abstract>
<dao href="https://example.org/${word('dao')}" title="${word('dao title')}"><daodesc><p>${word('dao description')}</p></daodesc></dao></did>
<accessrestrict><p>Open for research ${word('conditions')}.</p></accessrestrict><userestrict><p>${word('use')}</p></userestrict>
<scopecontent><p>${accented(word('scope'))}</p></scopecontent><bioghist><p>${word('history')}</p></bioghist>
<arrangement><p>${word('arrangement')}</p></arrangement><phystech><p>${word('condition')}</p></phystech>
<odd><head>${word('note label')}</head><p>${word('note')}</p></odd><processinfo><p>Đang tu bổ ${word('work')}</p></processinfo>
<controlaccess><subject>${word('subject')}</subject><geogname>${word('place')}</geogname><persname>${word('name')}</persname></controlaccess>
<c level="item" id="masked1"><did><unittitle>${word('child')}</unittitle></did></c></c>`;
}

/** Stamped as state secrets, in the ways people write it, before and after what they stamp. */
function secretComponents(p: Plants, form: string): string {
  const stamps = [
    'Mật',
    'TỐI MẬT',
    'tuyệt mật (A)',
    'Độ mật: Mật',
    'M Ậ T',
    'Tuyệt  Mật.',
    'Tối mật'.normalize('NFD'),
    'toi mat',
  ];
  const elements = [
    'accessrestrict',
    'odd',
    'note',
    'legalstatus',
    'accessrestrict',
    'processinfo',
    'accessrestrict',
    'accessrestrict',
  ];
  const stamped = stamps.map((stamp, at) => {
    const word = (place: string) => p.dropped(`${form} secret ${stamp.normalize()} ${place}`);
    return `<c level="file" id="secret${at}"><did><unittitle>${word('title')}</unittitle><origination><persname>${word('creator')}</persname></origination></did>
<${elements[at]}><p>${stamp}</p></${elements[at]}><scopecontent><p>${word('scope')}</p></scopecontent>
<c level="item" id="secret${at}-1"><did><unittitle>${word('child')}</unittitle></did></c></c>`;
  });
  return p.only(stamped.join('\n'));
}

/** Stamped where nobody expects it: behind all that is stamped. Of such a file only what is not stamped may be taken. */
export function lateStamps(p: Plants): Record<string, string> {
  const word = (place: string) => p.dropped(`late stamp ${place}`);
  const file = (
    place: string,
    title: string,
    inner: string,
    end: string,
  ) => `<ead><eadheader><eadid>${place}</eadid></eadheader><archdesc level="fonds" id="x">
<did><unittitle>${title}</unittitle></did><dsc>${inner}</dsc>${end}</archdesc></ead>`;
  const component = `<c level="file" id="c"><did><unittitle>${word('component title')}</unittitle></did>
<c level="item"><did><unittitle>${word('component child')}</unittitle></did></c><accessrestrict><head>MẬT</head><p>x</p></accessrestrict></c>`;
  const plain = `<c level="file" id="c"><did><unittitle>${word('child of stamped')}</unittitle></did></c>`;
  return {
    'late-component.xml': file('component', p.shown('late stamp fonds'), p.only(component), ''),
    ...(p.make === 'whole'
      ? {
          'late-whole.xml': file(
            'whole',
            word('whole title'),
            plain,
            '<accessrestrict><p>Tuyệt mật</p></accessrestrict>',
          ),
        }
      : {}),
  };
}

/** Shown at first; afterwards internal, masked, stamped, reworded or gone. */
function changingComponents(p: Plants, form: string): string {
  const word = (place: string, fate: 'kept' | 'dropped') => p.once(`${form} once ${place}`, fate);
  const after = p.stage === 2;
  const file = (
    id: string,
    fate: 'kept' | 'dropped',
    rest = '',
    titleMark = '',
    mark = '',
  ) => `<c level="file" id="${id}"${mark}>
<did><unittitle${titleMark}>Once ${word(`${id} title`, fate)}</unittitle><origination><persname>${word(`${id} creator`, fate)}</persname></origination></did>
${rest}<scopecontent><p>${word(`${id} scope`, fate)}</p></scopecontent>
<controlaccess><subject>${word(`${id} subject`, fate)}</subject><geogname>${word(`${id} place`, fate)}</geogname></controlaccess>
<c level="item" id="${id}-1"><did><unittitle>${word(`${id} child`, fate)}</unittitle></did></c></c>`;
  const gone = file('gone', 'dropped');
  const reworded = word('reworded', 'dropped');
  return `${file('tointernal', 'dropped', '', '', after ? ' audience="internal"' : '')}
${file('tomasked', 'kept', '', after ? ' audience="internal"' : '')}
${file('tosecret', 'dropped', after ? '<accessrestrict><p>Tối mật</p></accessrestrict>' : '')}
${after ? '' : gone}
<c level="file" id="reworded"><did><unittitle>Reworded ${after ? 'now' : reworded}</unittitle></did></c>`;
}
