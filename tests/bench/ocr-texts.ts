import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const PAGES = new URL('../../content/pages/', import.meta.url).pathname;

/** Paragraphs of the portal's own pages, bare of Markdown. */
export async function portalText(locale: 'vi' | 'en'): Promise<string[]> {
  const folder = join(PAGES, locale);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.md')).toSorted();
  const sources = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return sources.flatMap(paragraphsOf);
}

function paragraphsOf(source: string): string[] {
  return source
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .split(/\n{2,}/)
    .filter((paragraph) => !paragraph.startsWith('|'))
    .map((paragraph) =>
      paragraph
        .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
        .replace(/^#+ /gm, '')
        .replace(/[*_`]/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((paragraph) => paragraph !== '');
}

/** As the offices of a protectorate wrote about 1910; nobody issued it. */
export const FRENCH_TEXT: readonly string[] = [
  'Protectorat du Tonkin. Province de Song-Chau. Sông Châu, le 14 septembre 1911.',
  'L’Administrateur, Résident de France à Song-Chau, à Monsieur le Résident supérieur au Tonkin, à Hanoï.',
  'J’ai l’honneur de vous rendre compte que la crue du fleuve, après être montée de 4 mètres 35 en trois jours, a atteint son maximum dans la nuit du 11 au 12 septembre. La digue de la rive gauche a résisté sur toute sa longueur, grâce au travail des huit cents coolies que les mandarins avaient réunis dès la première alerte.',
  'Deux brèches se sont cependant produites en amont du marché, l’une de 12 mètres, l’autre de 7 mètres environ. Elles ont été fermées le lendemain au moyen de fascines et de sacs de terre. Les rizières inondées couvrent à peu près 260 hectares ; la récolte du dixième mois y est compromise.',
  'Je vous propose, en conséquence, d’accorder aux villages éprouvés un dégrèvement de la moitié de l’impôt foncier et d’ouvrir au budget local un crédit supplémentaire de 3 500 piastres, destiné à l’exhaussement de la digue et à l’achat de pierres. L’exécution de ces travaux pourrait être confiée au service des Travaux publics dès le retour de la saison sèche.',
  'Le chef du canton, dont la conduite a été remarquable, mérite d’être signalé à votre bienveillance ; je joins à la présente lettre une proposition en sa faveur, ainsi que l’état nominatif des notables qui se sont distingués.',
  'Article premier. — Il est interdit de couper les arbres plantés le long des digues, d’y faire paître les buffles et d’y élever des paillotes. Article 2. — Les contrevenants seront punis d’une amende de cinq à quinze francs. Article 3. — Le présent arrêté sera affiché au chef-lieu de chaque huyện et traduit en caractères et en quốc ngữ.',
];
