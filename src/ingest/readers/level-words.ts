import { LEVELS } from '../../catalogue/description.ts';
import type { Level } from '../../catalogue/description.ts';

/** A level of description, with the source's own word where ours is only `otherlevel`. */
export interface ReadLevel {
  level: Level;
  levelLabel?: string;
}

/**
 * A source's word for a level (EAD `@level` with `@otherlevel`, AtoM's `levelOfDescription`) as ours. `recordgrp` and `subgrp` (EAD 2002, American practice) are
 * a fonds and its part. A description that states no level is `otherlevel` without a name: none is guessed.
 */
export function readLevel(level: string | undefined, otherlevel: string | undefined): ReadLevel {
  const known = LEVEL_WORDS.get(level ?? '') ?? LEVEL_WORDS.get((level ?? '').trim().toLowerCase());
  if (known !== undefined && known !== 'otherlevel') return { level: known };
  const own = (otherlevel ?? (known === undefined ? level : undefined) ?? '').replace(/\s+/g, ' ').trim();
  if (own === '') return { level: 'otherlevel' };
  return LEVEL_NAMES.get(own.toLowerCase().normalize('NFC')) ?? { level: 'otherlevel', levelLabel: own };
}

const LEVEL_WORDS = new Map<string, Level>([
  ...LEVELS.map((level): [string, Level] => [level, level]),
  ['recordgrp', 'fonds'],
  ['subgrp', 'subfonds'],
]);

/** Vietnamese, English and French words for levels we have. */
const LEVEL_NAMES = new Map<string, ReadLevel>(
  (
    [
      ['phông', 'fonds'],
      ['phông lưu trữ', 'fonds'],
      ['mục lục', 'inventory'],
      ['mục lục hồ sơ', 'inventory'],
      ['inventory', 'inventory'],
      ['hộp', 'box'],
      ['cặp', 'box'],
      ['box', 'box'],
      ['boîte', 'box'],
      ['hồ sơ', 'file'],
      ['đơn vị bảo quản', 'file'],
      ['dossier', 'file'],
      ['văn bản', 'item'],
      ['tài liệu', 'item'],
      ['pièce', 'item'],
      ['khối tài liệu', 'fonds'],
      ['sưu tập', 'collection'],
      ['phông con', 'subfonds'],
      ['nhóm', 'series'],
      ['nhóm hồ sơ', 'series'],
      ['série', 'series'],
      ['sous-série', 'subseries'],
      ['sous-fonds', 'subfonds'],
      ['sous-dossier', 'file'],
      ['folder', 'file'],
      ['document', 'item'],
      ['record group', 'fonds'],
      ['subgroup', 'subfonds'],
      ['sub-fonds', 'subfonds'],
      ['sub-series', 'subseries'],
    ] as const
  ).map(([name, level]) => [name, { level }]),
);
