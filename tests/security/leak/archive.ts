import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atomCsv, atomFondsToDraft, atomFondsToVanish } from './atom.ts';
import { ead2002, ead3, lateStamps } from './ead.ts';
import { inventoryCsv, inventoryXlsx } from './inventory.ts';
import { Plants } from './plants.ts';
import type { Make, Stage } from './plants.ts';

const CONTENT = fileURLToPath(new URL('../../../content/', import.meta.url));

/** An archive's own texts and policy, with no finding aids. */
export async function writeContent(folder: string): Promise<void> {
  for (const part of ['archive.yaml', 'arms.svg', 'pages', 'news', 'policy']) {
    await cp(join(CONTENT, part), join(folder, part), { recursive: true });
  }
}

/** Finding aids in every form that can be imported, with what must not leak. @returns what was planted */
export async function writeFindingAids(folder: string, make: Make, stage: Stage): Promise<Plants> {
  const plants = new Plants(make, stage);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const files: Record<string, string | Buffer> = {
    'ead2002.xml': ead2002(plants),
    'ead3.xml': ead3(plants),
    'atom.csv': atomCsv(plants),
    'atom-to-draft.csv': atomFondsToDraft(plants),
    'inventory.csv': inventoryCsv(plants),
    'inventory.xlsx': await inventoryXlsx(plants),
    ...lateStamps(plants),
  };
  const vanishing = atomFondsToVanish(plants);
  if (stage === 1) files['atom-to-vanish.csv'] = vanishing;
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return plants;
}
