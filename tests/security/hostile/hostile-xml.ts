import { closeSync, openSync, writeSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { HostileFile } from './hostile-files.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** A small finding aid that says what it is called. */
export function aid(name: string, inside = '', doctype = ''): string {
  return `${HEAD}${doctype}<ead><eadheader><eadid>${name}</eadid></eadheader><archdesc level="fonds">
<did><unittitle>Fonds of ${name}</unittitle></did><accessrestrict><p>Open for research.</p></accessrestrict>
<dsc><c level="file" id="c1"><did><unittitle>File of ${name} ${inside}</unittitle></did></c></dsc></archdesc></ead>`;
}

/** @param trap an address that must never be asked */
export function hostileXml(trap: string, secretFile: string): HostileFile[] {
  const text = (name: string, content: string | Buffer, rest: Omit<HostileFile, 'name' | 'make'>): HostileFile => ({
    name,
    make: (path) => writeFile(path, content),
    ...rest,
  });
  const refused = (reason: RegExp, line?: number): Omit<HostileFile, 'name' | 'make'> => ({ reason, line, records: 0 });
  const whole = aid('x');
  return [
    text('truncated.xml', whole.slice(0, whole.indexOf('</dsc>')), refused(/cut off/, 4)),
    text('cut-in-a-tag.xml', whole.slice(0, whole.indexOf('<dsc>') + 3), refused(/cut off|not well-formed/)),
    text(
      'wrong-encoding.xml',
      Buffer.from(aid('wrong').replace('of wrong ', 'of wr\u00f4ng '), 'latin1'),
      refused(/not UTF-8/, 4),
    ),
    text('flood-of-links.xml', whole.replace('</did>', `${'<dao href="http://a.b/c"/>'.repeat(200_000)}</did>`), {
      reason: /2 million/,
      records: 2,
    }),
    text('unknown-encoding.xml', whole.replace('UTF-8', 'x-klingon'), refused(/encoding|x-klingon/i)),
    text('utf-16.xml', Buffer.from(`\ufeff${aid('utf-16').replace('UTF-8', 'UTF-16')}`, 'utf16le'), { records: 2 }),
    text('byte-order-mark.xml', `\ufeff${aid('bom')}`, { records: 2 }),
    text('outside-file.xml', aid('outside', '&x;', `<!DOCTYPE ead [<!ENTITY x SYSTEM "file://${secretFile}">]>\n`), {
      reason: /never read/,
      line: 5,
      records: 2,
    }),
    text('outside-address.xml', aid('address', '&x;', `<!DOCTYPE ead [<!ENTITY x SYSTEM "${trap}/entity">]>\n`), {
      reason: /never read/,
      line: 5,
      records: 2,
    }),
    text(
      'parameter-entity.xml',
      aid('parameter', '', `<!DOCTYPE ead [<!ENTITY % x SYSTEM "${trap}/parameter"> %x;]>\n`),
      { records: 2 },
    ),
    text('outside-dtd.xml', aid('dtd', '', `<!DOCTYPE ead SYSTEM "${trap}/ead.dtd">\n`), { records: 2 }),
    text(
      'xinclude.xml',
      aid('xinclude', `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${secretFile}" parse="text"/>`),
      { records: 2 },
    ),
    text('entity-bomb.xml', aid('bomb', '&lol9;', billionLaughs()), { reason: /never expanded/, line: 5, records: 2 }),
    text(
      'quadratic.xml',
      aid('quadratic', '&a;'.repeat(100_000), `<!DOCTYPE ead [<!ENTITY a "${'a'.repeat(100_000)}">]>\n`),
      { reason: /never expanded/, records: 2 },
    ),
    text('bare-ampersand.xml', aid('ampersand', 'Ty & Sở'), refused(/bare "&"/, 4)),
    text('mismatched.xml', whole.replace('</did></c>', '</c></did>'), refused(/not well-formed/, 4)),
    text('two-roots.xml', whole + aid('second').replace(HEAD, ''), refused(/not well-formed/)),
    text('empty.xml', '', refused(/empty/)),
    text('white-space.xml', ' \n\n ', { reason: /passed over|no XML|kind that can be read/, records: 0 }),
    text(
      'no-description.xml',
      `${HEAD}<ead><eadheader><eadid>none</eadid></eadheader></ead>`,
      refused(/no archival description/),
    ),
    text('another-vocabulary.xml', `${HEAD}<mets xmlns="http://www.loc.gov/METS/"><dmdSec ID="a"/></mets>`, {
      reason: /passed over/,
      records: 0,
    }),
    text('page.xml', '<!DOCTYPE html><html><head><title>Not found</title></head></html>', {
      reason: /passed over/,
      records: 0,
    }),
    text('packed.xml', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3]), {
      reason: /passed over/,
      records: 0,
    }),
    text('portable.xml', Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n1 0 obj'), { reason: /PDF is damaged/, records: 0 }),
    text('noise.xml', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251)), {
      reason: /passed over/,
      records: 0,
    }),
    text('control-characters.xml', aid('control', '\u0001\u0008'), refused(/not well-formed|disallowed/i, 4)),
    text('zero-bytes.xml', aid('zero', '\0'), refused(/not well-formed|disallowed/i)),
    text(
      'deep.xml',
      `${HEAD}<ead><archdesc level="fonds"><did><unittitle>Deep</unittitle></did>${'<odd>'.repeat(100_000)}`,
      refused(/nested more than/, 2),
    ),
    text('deep-components.xml', deepComponents(400), { reason: /Nested more than 250/, records: 250 }),
    text(
      'same-ids.xml',
      aid('same').replace(
        '<dsc>',
        '<dsc><c id="c1"><did><unittitle>One</unittitle></did></c><c id="c1"><did><unittitle>Two</unittitle></did></c>',
      ),
      { records: 4 },
    ),
    text(
      'attributes.xml',
      aid('attributes').replace('<dsc>', `<dsc ${Array.from({ length: 300_000 }, (_, i) => `a${i}="1"`).join(' ')}>`),
      { records: [0, 2] },
    ),
    text('attribute-twice.xml', whole.replace('id="c1"', 'id="c1" id="c2"'), refused(/not well-formed|duplicate/i, 4)),
    text('long-attribute.xml', aid('long').replace('id="c1"', `id="${'a'.repeat(2_000_000)}"`), { records: [0, 2] }),
    text('lone-surrogate.xml', aid('surrogate', '&#xD800;'), refused(/not well-formed|entity|character/i, 4)),
    text('huge-field.xml', aid('huge', 'chữ '.repeat(1_500_000)), { reason: /2 million/, records: 2 }),
    {
      name: 'one-line.xml',
      make: async (path) => oneLongLine(path, LONG_LINE_MB),
      records: 2 + LONG_LINE_MB * 100,
      reason: undefined,
    },
    { name: 'never-ending-tag.xml', make: async (path) => neverEnding(path), reason: /never ends/, records: 0 },
  ];
}

/** In megabytes; LONG_LINE_MB=200 is the size that has been tried by hand. */
const LONG_LINE_MB = Number(process.env['LONG_LINE_MB'] ?? 60);

function billionLaughs(): string {
  const entities = ['<!ENTITY lol "lol">'];
  for (let level = 1; level <= 9; level++) {
    entities.push(`<!ENTITY lol${level} "${`&lol${level === 1 ? '' : level - 1};`.repeat(10)}">`);
  }
  return `<!DOCTYPE ead [${entities.join('')}]>\n`;
}

function deepComponents(depth: number): string {
  const open = '<c level="series"><did><unittitle>Level</unittitle></did>'.repeat(depth);
  return `${HEAD}<ead><archdesc level="fonds"><did><unittitle>Deep</unittitle></did><dsc>${open}${'</c>'.repeat(depth)}</dsc></archdesc></ead>`;
}

/** A hundred components to the megabyte, and not one line break. */
function oneLongLine(path: string, megabytes: number): void {
  const file = openSync(path, 'w');
  writeSync(
    file,
    '<ead><eadheader><eadid>line</eadid></eadheader><archdesc level="fonds"><did><unittitle>Line</unittitle></did><dsc><c level="series" id="s"><did><unittitle>Series</unittitle></did>',
  );
  for (let at = 0; at < megabytes * 100; at++) {
    const frame = `<c level="file" id="l${at}"><did><unittitle>Line ${at}</unittitle></did><scopecontent><p></p></scopecontent></c>`;
    writeSync(file, frame.replace('<p>', `<p>${'van ban '.repeat((10_000 - frame.length) / 8)}`));
  }
  writeSync(file, '</c></dsc></archdesc></ead>');
  closeSync(file);
}

function neverEnding(path: string): void {
  const file = openSync(path, 'w');
  writeSync(file, `${HEAD}<ead><archdesc level="fonds"><did><unittitle x="`);
  for (let at = 0; at < 12; at++) writeSync(file, 'a'.repeat(1_000_000));
  closeSync(file);
}
