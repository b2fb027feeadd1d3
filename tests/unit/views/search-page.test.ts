import { describe, expect, it } from 'vitest';
import type { SearchAnswer } from '../../../src/search/answer.ts';
import { readSearchParams } from '../../../src/search/params.ts';
import { parseQuery } from '../../../src/search/parse-query.ts';
import { pageList } from '../../../src/views/frame/page-list.ts';
import { chosenFilters, withoutFilters } from '../../../src/views/search/chosen-filters.ts';
import { explainProblem, typedYear } from '../../../src/views/search/explain-problem.ts';
import { facetGroups } from '../../../src/views/search/facet-groups.ts';
import { groupByFonds } from '../../../src/views/search/group-hits.ts';
import { histogramBars } from '../../../src/views/search/histogram-bars.ts';
import { histogramMarkup, histogramTable } from '../../../src/views/search/histogram-markup.ts';
import { keptFields } from '../../../src/views/search/kept-fields.ts';
import { lastPageOf } from '../../../src/views/search/last-page.ts';
import { publicRecord } from './public-record.ts';

function answerTo(query: string, given: Partial<SearchAnswer> = {}): SearchAnswer {
  const { params, problems } = readSearchParams(new URLSearchParams(query));
  return {
    params,
    problems,
    query: parseQuery(params.q),
    total: 0,
    totalIsExact: true,
    hits: [],
    facets: {},
    histogram: [],
    matching: 'all',
    lastPage: 50,
    ...given,
  };
}

describe('the search page', () => {
  it('offers every chosen filter for removal, and removes that one only', () => {
    const chips = chosenFilters('vi', answerTo('q=đê&from=1905&to=1960&level=file&level=item&page=3'));
    expect(chips.map(({ name, value }) => `${name} ${value}`)).toEqual([
      'năm 1905–1960',
      'cấp mô tả Hồ sơ',
      'cấp mô tả Văn bản',
    ]);
    const [years, file] = chips.map(({ without }) => [...new URL(without, 'http://x').searchParams.keys()].join());
    expect(years).toBe('q,level,level');
    expect(file).toBe('q,from,to,level');
  });

  it('offers years and levels typed among the words for removal like chosen ones', () => {
    const answer = answerTo('q=đất 1954-1975 mức:hồ sơ&from=1960&level=file&level=item');
    const chips = chosenFilters('vi', answer);
    expect(chips.map(({ name, value }) => `${name} ${value}`)).toEqual([
      'năm 1960–…',
      'năm 1954–1975',
      'cấp mô tả Hồ sơ',
      'cấp mô tả Văn bản',
    ]);
    const without = chips.map((chip) => new URL(chip.without, 'http://x').searchParams);
    expect(without.map((params) => params.get('q'))).toEqual([
      'đất 1954-1975 mức:hồ sơ',
      'mức:file đất',
      'năm:1954-1975 đất',
      'đất 1954-1975 mức:hồ sơ',
    ]);
    expect(without[2]?.getAll('level')).toEqual(['item']);
    expect(withoutFilters('vi', answer)).toBe('/tim-kiem?q=%C4%91%E1%BA%A5t');
  });

  it('leads from a decade to its results whatever years are typed among the words', () => {
    const histogram = [
      { year: 1930, count: 2 },
      { year: 1950, count: 1 },
    ];
    const table = histogramTable('vi', answerTo('q=đất 1954-1975&level=file', { histogram })).markup;
    const links = [...table.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
    expect(links.map((href) => String(new URL(href, 'http://x').searchParams))).toEqual([
      'q=%C4%91%E1%BA%A5t&from=1930&to=1939&level=file',
      'q=%C4%91%E1%BA%A5t&from=1950&to=1959&level=file',
    ]);
  });

  it('keeps everything chosen that has no field on the page when the search is mended', () => {
    const values = [{ value: 'open', label: 'Rộng rãi', count: 2, chosen: true }];
    const answer = answerTo('q=đất&access=open&level=file&from=1975&to=1954&limit=50&sort=date&group=1&page=2');
    const kept = (groups?: Parameters<typeof keptFields>[1]) =>
      keptFields(answer.params, groups).map(({ markup }) =>
        /name="(\w+)" value="([^"]+)"/.exec(markup)?.slice(1).join(),
      );
    expect(kept([])).toEqual(['access,open', 'level,file', 'sort,date', 'group,1', 'limit,50']);
    expect(kept([{ facet: 'access', values, more: false }])).toEqual([
      'level,file',
      'sort,date',
      'group,1',
      'limit,50',
    ]);
    expect(kept()?.slice(0, 2)).toEqual(['from,1975', 'to,1954']);
  });

  it('numbers its pages with gaps only where more than one is left out', () => {
    expect(pageList(1, 1)).toEqual([]);
    expect(pageList(1, 5)).toEqual([1, 2, 3, 4, 5]);
    expect(pageList(10, 20)).toEqual([1, 'gap', 8, 9, 10, 11, 12, 'gap', 20]);
    expect(pageList(84, 50)).toEqual([1, 'gap', 50]);
  });

  it('never offers a page that the engine cannot list', () => {
    expect(lastPageOf(answerTo('', { total: 100_000 }))).toBe(50);
    expect(lastPageOf(answerTo('', { total: 41 }))).toBe(3);
    expect(lastPageOf(answerTo('', { total: 0 }))).toBe(1);
  });

  it('draws a bar for each decade, empty ones too, and joins decades when there are too many', () => {
    const bars = histogramBars(
      [
        { year: 1900, count: 4 },
        { year: 1920, count: 8 },
      ],
      { from: 1915, to: 1930 },
    );
    expect(bars.map(({ from, height, chosen }) => [from, height, chosen])).toEqual([
      [1900, 0.5, false],
      [1910, 0, true],
      [1920, 1, true],
    ]);
    const long = histogramBars([
      { year: 1000, count: 1 },
      { year: 2020, count: 1 },
    ]);
    expect(long.length).toBeLessThanOrEqual(40);
    expect(long.reduce((sum, { height }) => sum + height, 0)).toBe(2);
    expect(histogramBars([])).toEqual([]);
  });

  it('tells which years the bars stand for: the first and the last, or the span where bars are few', () => {
    const ends = (...years: number[]) => {
      const { markup } = histogramMarkup('vi', histogramBars(years.map((year) => ({ year, count: 1 }))));
      return Array.from(markup.matchAll(/<span>([^<]*)<\/span>/g), ([, text]) => text);
    };
    expect(ends(1830, 1950)).toEqual(['1830', '1950']);
    expect(ends(1950, 1970)).toEqual(['1950–1979']);
  });

  it('shows the most frequent values of a facet and always those chosen', () => {
    const values = Array.from({ length: 9 }, (_, index) => ({
      value: `v${index}`,
      label: `v${index}`,
      count: 9 - index,
      chosen: index === 8,
    }));
    const [group] = facetGroups(answerTo('', { facets: { creator: values, place: [] } }));
    expect(group?.values.map(({ value }) => value)).toEqual(['v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v8']);
    expect(group?.more).toBe(true);
    expect(facetGroups(answerTo('', { facets: { place: [] } }))).toEqual([]);
  });

  it('explains what it could not use and keeps it where it was typed', () => {
    const answer = answerTo('from=mười&sort=zz&limit=1000');
    expect(answer.problems.map((problem) => explainProblem('vi', problem, answer.params))).toEqual([
      'Không có cách xếp “zz”; kết quả xếp theo độ khớp.',
      '“mười” không phải là một năm. Hãy ghi năm bằng chữ số, ví dụ 1945.',
      'Không hiện được “1000” kết quả mỗi trang; đang hiện 100.',
    ]);
    expect(typedYear(answer, 'from')).toBe('mười');
    expect(typedYear(answerTo('from=1905'), 'from')).toBe('1905');
  });

  it('gathers hits under their fonds in the order in which the fonds first appear', () => {
    const hit = (id: string, fonds: string) => ({
      record: publicRecord({ id, fonds: { id: fonds, title: fonds, level: 'fonds' } }),
      ancestors: [],
      titleHtml: null,
      snippets: [],
      passages: [],
      passageCount: 0,
    });
    const groups = groupByFonds([hit('1', 'b'), hit('2', 'a'), hit('3', 'b')]);
    expect(groups.map(({ fonds, hits }) => [fonds.id, hits.map(({ record }) => record.id)])).toEqual([
      ['b', ['1', '3']],
      ['a', ['2']],
    ]);
  });
});
