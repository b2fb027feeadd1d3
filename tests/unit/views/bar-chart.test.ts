import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barChart } from '../../../src/views/figures/bar-chart.ts';

describe('a bar chart drawn on the server', () => {
  const scaleOf = (highest: number) => {
    const { markup } = barChart('en', '', [{ name: '', value: highest }]);
    return [...markup.matchAll(/text-anchor="end">([\d,]+)</g)].map(([, text]) => Number(text!.replaceAll(',', '')));
  };

  it('has a scale of few round numbers that holds the highest bar', () => {
    expect(scaleOf(0)).toEqual([0, 1]);
    expect(scaleOf(41)).toEqual([0, 20, 40, 60]);
    expect(scaleOf(8590)).toEqual([0, 5000, 10_000]);
    fc.assert(
      fc.property(fc.nat(10_000_000), (highest) => {
        const lines = scaleOf(highest);
        return lines[0] === 0 && lines.at(-1)! >= highest && lines.length >= 2 && lines.length <= 6;
      }),
    );
  });

  it('draws a bar as high as its share of the scale, none for nothing, all within the picture', () => {
    const { markup } = barChart('vi', 'Biểu đồ', [
      { name: '01', value: 20 },
      { name: '02', value: 0 },
      { name: '03', value: 40 },
    ]);
    const heights = [
      ...markup.matchAll(/<rect class="column" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g),
    ];
    expect(heights).toHaveLength(2);
    const [low, high] = heights.map(([, , , , height]) => Number(height));
    expect(high).toBeCloseTo(2 * low!, 0);
    for (const [, x, y, width, height] of heights) {
      expect(Number(x) + Number(width)).toBeLessThanOrEqual(640);
      expect(Number(y) + Number(height)).toBeCloseTo(192, 0);
    }
  });

  it('says what it is to those who do not see it, and writes names as text', () => {
    const { markup } = barChart('vi', 'Lượt người "đọc"', [{ name: '<b>', value: 1 }]);
    expect(markup).toContain('role="img" aria-label="Lượt người &quot;đọc&quot;"');
    expect(markup).toContain('&lt;b&gt;');
  });
});
