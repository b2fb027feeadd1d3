import { partialDateText } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/languages.ts';
import { monthText } from '../../i18n/period-text.ts';
import { t } from '../../i18n/translate.ts';
import { HOLDINGS_MEASURES, ONLINE_MEASURES, type HoldingsMeasure } from '../../statistics/measures.ts';
import type { Figure, HoldingsOn, PeriodFigures, Report } from '../../statistics/statistics.ts';
import type { CodeNames } from './code-names.ts';
import type { Cell, Table } from './table.ts';

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
  holdings: Table;
}

/** A report as tables: the same on the page and in files. */
export function reportTables(lang: Lang, report: Report, names: CodeNames): ReportTables {
  return {
    room: roomTable(lang, report),
    online: onlineTable(lang, report),
    purposes: purposeTable(lang, report, names),
    months: monthTable(lang, report.months),
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
  const { visits, persons, files, pages, copies } = texts.figures;
  return {
    title: texts.byPurpose,
    columns: [texts.purpose, visits, persons, files, pages, copies],
    rows: purposes.map((row) => [
      row.purpose === '' ? texts.noPurpose : names.purpose(row.purpose),
      row.visits,
      row.persons,
      row.files,
      row.pages,
      row.copies,
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

export function holdingsTable(lang: Lang, holdings: readonly HoldingsOn[]): Table {
  const texts = t(lang).figures;
  return {
    title: texts.holdings,
    columns: [texts.dayColumn, ...HOLDINGS_MEASURES.map((measure) => texts.held[measure])],
    rows: holdings.map(({ day, held }) => [
      partialDateText(lang, day),
      ...HOLDINGS_MEASURES.map((measure) => heldCell(measure, held[measure])),
    ]),
  };
}

/** Shelf is kept in centimetres and told in metres. */
function heldCell(measure: HoldingsMeasure, value: number | undefined): Cell {
  if (value === undefined) return null;
  return measure === 'centimetres' ? value / 100 : value;
}
