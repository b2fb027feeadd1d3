import type { Lang } from '../../i18n/languages.ts';
import { numberText } from '../../i18n/numbers.ts';
import { t } from '../../i18n/translate.ts';
import type { SearchAnswer, SearchParams } from '../../search/answer.ts';
import { html, type Markup } from '../markup.ts';
import { changed, withoutTypedYears } from './chosen-filters.ts';
import type { Bar } from './histogram-bars.ts';

const WIDTH = 260;
const HEIGHT = 54;
/** Fewer bars do not fill the whole width: they would look like blocks. */
const FEWEST = 8;

/** The bars as a picture; the table beneath it says the same in text. */
export function histogramMarkup(lang: Lang, bars: Bar[]): Markup {
  const step = WIDTH / Math.max(bars.length, FEWEST);
  const label = t(lang).search.histogram(String(bars[0]?.from), String(bars.at(-1)?.to));
  const width = tenths(step * 0.82);
  const lines = { in: '', out: '' };
  for (let index = 0; index < bars.length; index++) {
    const { chosen, height } = bars[index]!;
    const tall = tenths(height * HEIGHT);
    const bar = `M${tenths(index * step)} 58v-${tall}h${width}v${tall}z`;
    if (chosen) lines.in += bar;
    else lines.out += bar;
  }
  return html`<svg viewBox="0 0 ${WIDTH} 60" preserveAspectRatio="none" role="img" aria-label="${label}">
      ${lines.out !== '' && html`<path class="bar" d="${lines.out}"></path>`}
      ${lines.in !== '' && html`<path class="bar in" d="${lines.in}"></path>`}
      <path class="axis" d="M0 58.5h${WIDTH}"></path></svg
    >${endsMarkup(bars)}`;
}

/** Not below nothing. As `toFixed(1)`, in an eighth of its time: a histogram has a hundred of them. */
function tenths(length: number): string {
  const all = Math.round(length * 10);
  const whole = Math.floor(all / 10);
  return `${whole}.${all - whole * 10}`;
}

/** The years that the first and the last bar begin with, beneath them; for whoever hears the page, the picture says so. */
function endsMarkup(bars: Bar[]): Markup {
  const [first, last] = [bars[0], bars.at(-1)];
  // Few bars end somewhere on the way: there the span is told instead.
  const ends = bars.length < FEWEST ? [`${first?.from}–${last?.to}`] : [first?.from, last?.from];
  return html`<p class="ends" aria-hidden="true">${ends.map((year) => html`<span>${String(year)}</span>`)}</p>`;
}

/**
 * The figures to read, decade by decade, each leading to the results of its years: those only, so that years typed
 * among the words do not stand against them.
 */
export function histogramTable(lang: Lang, { params, query, histogram }: SearchAnswer): Markup {
  const texts = t(lang).search;
  const anyYear = { ...params, q: withoutTypedYears(params, query) };
  return html`<details>
    <summary>${texts.histogramTable}</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">${texts.decade}</th>
          <th scope="col">${texts.count}</th>
        </tr>
      </thead>
      <tbody>
        ${histogram.map(({ year, count }) => rowMarkup(lang, anyYear, year, count))}
      </tbody>
    </table>
  </details>`;
}

function rowMarkup(lang: Lang, params: SearchParams, year: number, count: number): Markup {
  const filters = { ...params.filters, from: Math.max(0, year), to: year + 9 };
  const years = html`<a href="${changed(lang, params, { filters })}">${year}–${year + 9}</a>`;
  return html`<tr>
    <th scope="row">${years}</th>
    <td>${numberText(lang, count)}</td>
  </tr>`;
}
