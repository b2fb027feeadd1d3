import type { Lang } from '../../i18n/languages.ts';
import { numberText } from '../../i18n/numbers.ts';
import { html, type Markup } from '../markup.ts';

export interface Bar {
  /** Beneath it: `09/2026`. */
  name: string;
  value: number;
}

const WIDTH = 640;
const HEIGHT = 220;
const LEFT = 56;
const TOP = 16;
const BOTTOM = 28;
const TALLEST = HEIGHT - TOP - BOTTOM;

/**
 * Bars over a scale of round numbers, drawn on the server. What it shows stands in a table beneath, which `label` says.
 * @param bars of at least 0
 */
export function barChart(lang: Lang, label: string, bars: readonly Bar[]): Markup {
  const lines = scaleOf(Math.max(0, ...bars.map(({ value }) => value)));
  const top = lines.at(-1)!;
  const step = (WIDTH - LEFT) / Math.max(bars.length, 1);
  const yOf = (value: number) => TOP + TALLEST * (1 - value / top);
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">
    ${lines.map((value) => lineMarkup(lang, value, yOf(value)))}
    ${bars.map((bar, at) => barMarkup(bar, { x: LEFT + at * step, y: yOf(bar.value), step }))}
  </svg>`;
}

/** Round numbers from 0 to the first that holds the highest bar: four steps or five of 1, 2 or 5 times a power of ten. */
function scaleOf(highest: number): number[] {
  const rough = Math.max(1, highest) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, power * ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10));
  const lines = Math.max(1, Math.ceil(highest / step));
  return Array.from({ length: lines + 1 }, (_, at) => at * step);
}

function lineMarkup(lang: Lang, value: number, y: number): Markup {
  const place = y.toFixed(1);
  return html`<path class="rule" d="M${LEFT} ${place}H${WIDTH}"></path
    ><text class="scale" x="${LEFT - 8}" y="${(y + 4).toFixed(1)}" text-anchor="end">${numberText(lang, value)}</text>`;
}

function barMarkup({ name, value }: Bar, { x, y, step }: { x: number; y: number; step: number }): Markup {
  const width = Math.min(step * 0.7, 48);
  const middle = x + step / 2;
  const place = html`x="${(middle - width / 2).toFixed(1)}" y="${y.toFixed(1)}"`;
  const size = html`width="${width.toFixed(1)}" height="${(HEIGHT - BOTTOM - y).toFixed(1)}"`;
  return html`${value > 0 && html`<rect class="column" ${place} ${size}></rect>`}<text
      class="name"
      x="${middle.toFixed(1)}"
      y="${HEIGHT - 8}"
      text-anchor="middle"
      >${name}</text
    >`;
}
