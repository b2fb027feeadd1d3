import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { seededRandom, type Random } from './random.ts';
import { BODIES, PLACES, SUBJECTS, WORDS } from './vocabulary.ts';

export interface ProvinceSize {
  /** Records at file level in all. */
  files: number;
  fonds: number;
  seed: number;
}

/** The size of a real provincial archive: DESIGN.md §1. */
export const PROVINCE: ProvinceSize = { files: 133_310, fonds: 44, seed: 1 };

/** Children of one node in the first fonds: the longest list of siblings seen in real finding aids (research/discovery.md §1). */
export const MOST_SIBLINGS = 12_497;

const FILES_IN_BOX = 24;
const BOXES_IN_INVENTORY = 60;

/**
 * Writes a made-up province as EAD 2002, one file a fonds, the first with one inventory of 12,497 files without
 * boxes. The same size and seed give the same bytes.
 */
export async function writeProvince(folder: string, size: ProvinceSize): Promise<void> {
  await mkdir(folder, { recursive: true });
  let left = size.files;
  for (let number = 1; number <= size.fonds; number++) {
    const files =
      number === size.fonds ? left : Math.round((size.files / size.fonds) * (0.3 + (1.4 * ((number * 7) % 11)) / 10));
    const share = Math.min(left, Math.max(files, number === 1 ? MOST_SIBLINGS + 100 : 1));
    left -= share;
    await writeFonds(
      join(folder, `fonds-${String(number).padStart(4, '0')}.xml`),
      number,
      share,
      seededRandom(size.seed * 1000 + number),
    );
  }
}

async function writeFonds(path: string, number: number, files: number, random: Random): Promise<void> {
  const out = createWriteStream(path);
  const body = BODIES[number % BODIES.length]!;
  out.write(`<?xml version="1.0" encoding="UTF-8"?>
<ead><eadheader><eadid>bench-${number}</eadid><filedesc><titlestmt><titleproper>Phông ${body}</titleproper></titlestmt></filedesc></eadheader>
<archdesc level="fonds"><did><unittitle>${body} ${number}</unittitle><unitid>P${number}</unitid><origination><corpname>${body}</corpname></origination>
<langmaterial><language langcode="vie">vi</language></langmaterial></did><accessrestrict><p>Open for research.</p></accessrestrict><dsc>`);
  let written = 0;
  let inventory = 0;
  if (number === 1) {
    out.write(opening('series', ++inventory, `Mục lục ${inventory}`));
    for (; written < Math.min(files, MOST_SIBLINGS); written++)
      await write(out, file(number, inventory, undefined, written, random));
    out.write('</c>');
  }
  while (written < files) {
    out.write(opening('series', ++inventory, `Mục lục ${inventory}`));
    for (let box = 1; box <= BOXES_IN_INVENTORY && written < files; box++) {
      out.write(opening('otherlevel" otherlevel="box', box, `Hộp ${box}`));
      for (let index = 0; index < FILES_IN_BOX && written < files; index++)
        await write(out, file(number, inventory, box, written++, random));
      out.write('</c>');
    }
    out.write('</c>');
  }
  out.end('</dsc></archdesc></ead>\n');
  await once(out, 'finish');
}

async function write(out: ReturnType<typeof createWriteStream>, text: string): Promise<void> {
  if (!out.write(text)) await once(out, 'drain');
}

function opening(level: string, number: number, title: string): string {
  return `<c level="${level}"><did><unitid>${number}</unitid><unittitle>${title}</unittitle></did>`;
}

function file(fonds: number, inventory: number, box: number | undefined, index: number, random: Random): string {
  const year = 1874 + Math.floor(141 * Math.sqrt(random.next()));
  const until = Math.min(2015, year + random.whole(4));
  const dates = random.chance(0.05)
    ? ''
    : `<unitdate normal="${year}/${until}">${year === until ? year : `${year}-${until}`}</unitdate>`;
  const container = box === undefined ? '' : `<container type="box">${box}</container>`;
  const scope = random.chance(0.35) ? `<scopecontent><p>${sentence(random, 20, 60)}.</p></scopecontent>` : '';
  const subjects = Array.from({ length: random.whole(4) }, () => `<subject>${random.zipf(SUBJECTS)}</subject>`);
  const places = Array.from({ length: random.whole(3) }, () => `<geogname>${random.zipf(PLACES)}</geogname>`);
  const access = random.chance(0.2)
    ? `<accessrestrict><p>${random.pick(['Restricted.', 'Closed until 2060.'])}</p></accessrestrict>`
    : '';
  const dao = random.chance(0.38) ? `<dao href="https://tu-lieu.example/${fonds}/${index}"/>` : '';
  const language = random.chance(0.2) ? '<langmaterial><language langcode="fre">fr</language></langmaterial>' : '';
  return `<c level="file" id="f${fonds}-${index}"><did><unitid>${fonds}.${inventory}.${index + 1}</unitid><unittitle>${sentence(random, 8, 28)}</unittitle>${dates}${container}<physdesc><extent>${1 + random.whole(300)} tờ</extent></physdesc>${language}${dao}</did>${access}${scope}<controlaccess>${subjects.join('')}${places.join('')}</controlaccess></c>`;
}

function sentence(random: Random, least: number, most: number): string {
  const length = least + random.whole(most - least);
  const words = Array.from({ length }, () =>
    random.chance(0.02) ? String(1900 + random.whole(115)) : random.zipf(WORDS),
  );
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
