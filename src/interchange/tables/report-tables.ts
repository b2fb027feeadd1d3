import type { Lang } from '../../i18n/languages.ts';
import { monthText } from '../../i18n/period-text.ts';
import { t } from '../../i18n/translate.ts';
import { ONLINE_MEASURES, PUBLIC_HOLDINGS, WHOLE_HOLDINGS, type HoldingsMeasure } from '../../statistics/measures.ts';
import type { Figure, HoldingsOn, PeriodFigures, Report } from '../../statistics/statistics.ts';
import type { CodeNames } from './code-names.ts';
import { dayCell, type Cell, type Table } from './table.ts';

/** In the order of a report; `visits` and `persons` are followed by how many of them came from abroad. */
export const ROOM_FIGURES = [
  'visits',
  'persons',
  'files',
  'documents',
  'pages',
  'drawings',
  'copies',
  'authentications',
] as const satisfies readonly Figure[];

const MONTHLY = ['visits', 'files', 'pages', 'drawings', 'copies', 'authentications', ...ONLINE_MEASURES] as const;

export interface ReportTables {
  room: Table;
  online: Table;
  purposes: Table;
  months: Table;
  /** All that the archive holds, and what of it the public may know. */
  whole: Table;
  holdings: Table;
}

/** A report as tables: the same on the page and in files. */
export function reportTables(lang: Lang, report: Report, names: CodeNames): ReportTables {
  return {
    room: roomTable(lang, report),
    online: onlineTable(lang, report),
    purposes: purposeTable(lang, report, names),
    months: monthTable(lang, report.months),
    whole: heldTable(lang, report.holdings, { title: t(lang).figures.whole, measures: WHOLE_HOLDINGS }),
    holdings: holdingsTable(lang, report.holdings),
  };
}

function roomTable(lang: Lang, report: Report): Table {
  const texts = t(lang).figures;
  const rows = ROOM_FIGURES.flatMap((figure) => {
    const row = compared(texts.figures[figure], report, ({ figures }) => figures[figure]);
    if (figure === 'visits') return [row, compared(texts.foreignVisits, report, ({ foreign }) => foreign.visits)];
    if (figure === 'persons') return [row, compared(texts.foreignPersons, report, ({ foreign }) => foreign.persons)];
    return [row];
  });
  return { title: texts.use, columns: comparedColumns(lang), rows };
}

function onlineTable(lang: Lang, report: Report): Table {
  const texts = t(lang).figures;
  const rows = ONLINE_MEASURES.map((measure) =>
    compared(texts.figures[measure], report, ({ figures }) => figures[measure]),
  );
  return { title: texts.online, columns: comparedColumns(lang), rows };
}

function comparedColumns(lang: Lang): string[] {
  const { indicator, now, before, yearBefore, change } = t(lang).figures;
  return [indicator, now, before, change, yearBefore, change];
}

/** This period, the one before and the same of the year before, each with the difference. */
function compared(name: string, report: Report, figure: (of: PeriodFigures) => number): Cell[] {
  const [now, before, yearBefore] = [figure(report), figure(report.before), figure(report.yearBefore)];
  return [name, now, before, now - before, yearBefore, now - yearBefore];
}

function purposeTable(lang: Lang, { purposes }: Report, names: CodeNames): Table {
  const texts = t(lang).figures;
  return {
    title: texts.byPurpose,
    columns: [texts.purpose, ...ROOM_FIGURES.map((figure) => texts.figures[figure])],
    rows: purposes.map((row) => [
      row.purpose === '' ? texts.noPurpose : names.purpose(row.purpose),
      ...ROOM_FIGURES.map((figure) => row[figure]),
    ]),
  };
}

export function monthTable(lang: Lang, months: Report['months']): Table {
  const texts = t(lang).figures;
  return {
    title: texts.byMonth,
    columns: [texts.monthColumn, ...MONTHLY.map((measure) => texts.figures[measure])],
    rows: months.map(({ month, figures }) => [monthText(month), ...MONTHLY.map((measure) => figures[measure])]),
  };
}

/** What the public may know. */
export function holdingsTable(lang: Lang, holdings: readonly HoldingsOn[]): Table {
  return heldTable(lang, holdings, { title: t(lang).figures.holdings, measures: PUBLIC_HOLDINGS });
}

function heldTable(
  lang: Lang,
  holdings: readonly HoldingsOn[],
  { title, measures }: { title: string; measures: readonly HoldingsMeasure[] },
): Table {
  const texts = t(lang).figures;
  return {
    title,
    columns: [texts.dayColumn, ...measures.map((measure) => texts.held[measure])],
    rows: holdings
      .filter(({ held }) => measures.some((measure) => held[measure] !== undefined))
      .map(({ day, held }) => [
        dayCell(lang, day),
        ...measures.map((measure) => heldCell(measure, held[measure], texts.notStated)),
      ]),
  };
}

/** Shelf is kept in centimetres and told in metres; where no description states any, that is said. */
function heldCell(measure: HoldingsMeasure, value: number | undefined, notStated: string): Cell {
  const isShelf = measure === 'centimetres' || measure === 'all-centimetres';
  if (value === undefined) return isShelf ? notStated : null;
  return isShelf ? value / 100 : value;
}
