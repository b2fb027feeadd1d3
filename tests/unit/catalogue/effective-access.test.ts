import { describe, expect, it } from 'vitest';
import {
  bothTitles,
  effectiveAccess,
  levelOn,
  opensAfter,
  titleOn,
  type EffectiveAccess,
} from '../../../src/catalogue/access/effective-access.ts';
import { dayInVietnam } from '../../../src/platform/vietnam-time.ts';
import { publicView, type ViewedRow } from '../../../src/catalogue/access/public-view.ts';
import {
  ACCESS_LEVELS,
  TITLE_VISIBILITIES,
  type AccessLevel,
  type Description,
  type TitleVisibility,
} from '../../../src/catalogue/description.ts';
import type { PublicRecord } from '../../../src/catalogue/public-view.ts';

const LEVELS = [undefined, ...ACCESS_LEVELS];
const VISIBILITIES = [undefined, ...TITLE_VISIBILITIES];

/** Every statement of a parent against every statement of its child. */
const MATRIX = LEVELS.flatMap((parentLevel) =>
  LEVELS.flatMap((childLevel) =>
    VISIBILITIES.flatMap((parentSeen) =>
      VISIBILITIES.map((childSeen) => ({ parentLevel, childLevel, parentSeen, childSeen })),
    ),
  ),
);

const WORDS = 'LỜI KÍN';
const DESCRIPTION: Description = {
  level: 'file',
  levelLabel: WORDS,
  referenceCode: '7',
  address: { box: WORDS },
  title: WORDS,
  dates: { text: WORDS, from: '1945-08-19', to: '1946' },
  extent: [WORDS],
  creators: [WORDS],
  history: WORDS,
  scope: WORDS,
  arrangement: WORDS,
  languages: ['vi'],
  physicalCondition: WORDS,
  access: {},
  useConditions: WORDS,
  subjects: [WORDS],
  places: [WORDS],
  names: [WORDS],
  notes: [{ text: WORDS }],
  digitalObjects: [{ href: 'https://example.org/KIN' }],
};

describe('access that a child has beneath its parent', () => {
  it.each(MATRIX)(
    'parent $parentLevel/$parentSeen, child $childLevel/$childSeen',
    ({ parentLevel, childLevel, parentSeen, childSeen }) => {
      const parent = effectiveAccess(stated(parentLevel, parentSeen));
      const child = effectiveAccess(stated(childLevel, childSeen), { pk: 1, access: parent });

      expect(child.level).toBe(childLevel ?? parentLevel ?? 'closed');
      expect(child.stated).toBe(childLevel !== undefined || parentLevel !== undefined);
      expect(child.from).toBe(childLevel === undefined && parentLevel !== undefined ? 1 : undefined);
      const hidden = parentSeen === 'hidden' || childSeen === 'hidden';
      expect(child.visibility).toBe(hidden ? 'hidden' : (childSeen ?? parentSeen ?? 'public'));

      const view = viewOf(child, childLevel);
      if (hidden) {
        expect(view).toBeUndefined();
        return;
      }
      expect(view?.access.level).toBe(child.level);
      expect(view?.masked).toBe(child.visibility === 'masked');
      if (view?.masked) {
        expect(JSON.stringify(view)).not.toContain('KIN');
        expect(JSON.stringify(view)).not.toContain(WORDS);
        expect(view.detail).toBeUndefined();
        expect(view.referenceCode).toBe('7');
        expect(view.dates).toEqual({ text: '1945–1946', from: '1945', to: '1946' });
      } else {
        expect(view?.title).toBe(WORDS);
        expect(view?.detail?.digitalObjects).toHaveLength(child.level === 'open' ? 1 : 0);
      }
    },
  );

  it('is closed where words about access gave no level, even beneath what is open', () => {
    const open = { pk: 1, access: effectiveAccess({ level: 'open' }) };
    expect(effectiveAccess({ conditions: 'Hỏi thủ thư' }, open)).toMatchObject({ level: 'closed', stated: true });
    expect(effectiveAccess({ ground: 'QĐ 5' }, open)).toMatchObject({ level: 'closed', stated: true });
  });

  it('names the record that made the statement, however far above', () => {
    const top = { pk: 1, access: effectiveAccess({ level: 'conditional' }) };
    const series = { pk: 2, access: effectiveAccess({}, top) };
    expect(effectiveAccess({}, series).from).toBe(1);
    expect(effectiveAccess({ titleVisibility: 'masked' }, series).from).toBe(1);
  });

  it('does not keep the opening day of a statement that another has replaced', () => {
    const above = { pk: 1, access: effectiveAccess({ level: 'closed', opensOn: '2030' }) };
    expect(effectiveAccess({}, above).opensOn).toBe('2030');
    expect(effectiveAccess({ level: 'closed' }, above).opensOn).toBeUndefined();
    expect(effectiveAccess({ opensOn: '2040' }, above)).toMatchObject({ level: 'closed', opensOn: '2040', from: 1 });
  });

  it('inherits that the paper is being worked on, until a record says it is not', () => {
    const fragile = { pk: 1, access: effectiveAccess({ serviceState: { kind: 'fragile' } }) };
    expect(effectiveAccess({ level: 'open' }, fragile).serviceState).toEqual({ kind: 'fragile' });
    expect(effectiveAccess({ serviceState: { kind: 'available' } }, fragile).serviceState).toBeUndefined();
  });
});

describe('an opening day', () => {
  it.each([
    ['2026-11-22', '2026-11-21', 'closed', '2026-11-22'],
    ['2026-11-22', '2026-11-22', 'open', null],
    // A year or month that is all that is known must be over, or at its last day.
    ['2026', '2026-12-30', 'closed', '2026-12-31'],
    ['2026', '2026-12-31', 'open', null],
    ['2024-02', '2024-02-28', 'closed', '2024-02-29'],
    ['2024-02', '2024-02-29', 'open', null],
  ])('%s, asked on %s: %s', (opensOn, today, level, next) => {
    const access = effectiveAccess({ level: 'closed', opensOn });
    expect(levelOn(today, access)).toBe(level);
    expect(opensAfter(today, access)).toBe(next);
  });

  it('closes what is said to be open, until it has come', () => {
    const access = effectiveAccess({ level: 'open', opensOn: '2050' });
    expect([levelOn('2049-06-01', access), levelOn('2050-12-31', access)]).toEqual(['closed', 'open']);
    const below = effectiveAccess({ opensOn: '2060' }, { pk: 1, access: effectiveAccess({ level: 'open' }) });
    expect([levelOn('2059-06-01', below), levelOn('2060-12-31', below)]).toEqual(['closed', 'open']);
  });

  it('ends a mask that came from it, also beneath, and no other mask', () => {
    const file = effectiveAccess({ level: 'closed', opensOn: '2030', titleVisibility: 'masked', titleOpensOn: '2030' });
    const item = effectiveAccess({}, { pk: 1, access: file });
    expect(['2029-01-01', '2030-12-31'].map((day) => titleOn(day, file))).toEqual(['masked', 'public']);
    expect(['2029-01-01', '2030-12-31'].map((day) => titleOn(day, item))).toEqual(['masked', 'public']);
    const own = effectiveAccess({ titleVisibility: 'masked' }, { pk: 1, access: file });
    expect([titleOn('2031-01-01', own), levelOn('2031-01-01', own)]).toEqual(['masked', 'open']);
    const twice = bothTitles(file, { visibility: 'masked', titleOpensOn: '2030-06' });
    expect(twice).toEqual({ visibility: 'masked', titleOpensOn: '2030' });
    expect(bothTitles(file, { visibility: 'masked' })).toEqual({ visibility: 'masked' });
  });

  it('begins at midnight in Việt Nam', () => {
    expect(dayInVietnam(new Date('2026-11-22T16:59:59Z'))).toBe('2026-11-22');
    expect(dayInVietnam(new Date('2026-11-22T17:00:00Z'))).toBe('2026-11-23');
  });
});

function stated(level: AccessLevel | undefined, titleVisibility: TitleVisibility | undefined) {
  return { ...(level ? { level } : {}), ...(titleVisibility ? { titleVisibility } : {}) };
}

function viewOf(access: EffectiveAccess, ownLevel: AccessLevel | undefined): PublicRecord | undefined {
  const row: ViewedRow = {
    pk: 2,
    id: 'b',
    fonds_pk: 1,
    path: '1/2',
    depth: 1,
    level: 'file',
    title: DESCRIPTION.title,
    reference_code: '7',
    year_from: 1945,
    year_to: 1946,
    access: access.level,
    opens_on: null,
    title_visibility: access.visibility,
    listed: access.visibility === 'hidden' ? 0 : 1,
    online: 0,
    child_count: 0,
    descendant_count: 0,
    added_at: '',
    changed_at: '',
  };
  const own = { ...stated(ownLevel, undefined), ...(ownLevel ? { conditions: WORDS, ground: WORDS } : {}) };
  const above = { id: 'a', level: 'fonds' as const, title: 'Phông', title_visibility: 'public' as const };
  return publicView(row, { ...DESCRIPTION, access: own, effectiveAccess: access }, () => above);
}

describe('what is said of access in passing', () => {
  const above = (access: Partial<EffectiveAccess>) => ({
    pk: 1,
    access: { level: 'open', stated: true, visibility: 'public', ...access } as const,
  });

  it.each([
    [{ level: 'open' }, { level: 'conditional' }, 'conditional', undefined],
    [{ level: 'closed' }, { level: 'conditional' }, 'closed', undefined],
    [{ level: 'closed', opensOn: '2050' }, { level: 'conditional', opensOn: '2030' }, 'closed', '2050'],
    [{ level: 'closed', opensOn: '2030' }, { level: 'closed', opensOn: '2050' }, 'closed', '2050'],
    [{ level: 'closed' }, { level: 'closed', opensOn: '2050' }, 'closed', undefined],
    [{ level: 'conditional', opensOn: '2030' }, { level: 'closed' }, 'closed', undefined],
  ] as const)('takes away and gives nothing: %j with %j', (inherited, said, level, opensOn) => {
    const found = effectiveAccess({ ...said, narrows: true }, above(inherited));
    expect([found.level, found.opensOn]).toEqual([level, opensOn]);
  });

  it('closes nothing that nobody has opened, and opens it no more', () => {
    expect(effectiveAccess({ level: 'conditional', narrows: true })).toMatchObject({ level: 'closed', stated: false });
  });
});
