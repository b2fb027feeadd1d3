import { seededRandom } from '../bench/random.ts';

interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

const random = seededRandom(11);
const between = (least: number, most: number) => Math.round(least + random.next() * (most - least));

/** A4 at 200 dots an inch, as SVG. */
export function svg(content: string, paper = '#f3eee0'): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1654" height="2339"><rect width="1654" height="2339" fill="${paper}"/>${content}</svg>`;
}

/** Leaves, stones and water of all shades. */
export function landscape({ x, y, width, height }: Frame): string {
  const shapes = Array.from({ length: 500 }, () => {
    const [cx, cy, rx, ry] = [between(0, width), between(0, height), between(8, 120), between(5, 50)];
    const shade = between(20, 220);
    return `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="rgb(${shade},${shade},${shade})" opacity="0.7"/>`;
  });
  return `<svg x="${x}" y="${y}" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#777"/>${shapes.join('')}</svg>`;
}

const scribbles = Array.from({ length: 40 }, () => {
  const bends = Array.from(
    { length: 8 },
    () => `q${between(-30, 30)} ${between(-40, 40)} ${between(0, 60)} ${between(-10, 10)}`,
  );
  return `<path d="M${between(200, 1300)} ${between(200, 2100)} ${bends.join(' ')}" fill="none" stroke="#223" stroke-width="3"/>`;
});
const specks = Array.from(
  { length: 800 },
  () => `<circle cx="${between(0, 1654)}" cy="${between(0, 2339)}" r="${random.next() * 3}" fill="#443"/>`,
);
const rulings = Array.from(
  { length: 20 },
  (_, at) => `<path d="M150 ${200 + at * 95}H1500M${150 + at * 71} 200V2005" stroke="#222" stroke-width="3"/>`,
);

/** Pages on which nothing is written, by what is on them. */
export const WORDLESS: Readonly<Record<string, string>> = {
  'nothing at all': svg(''),
  'only black': svg('', '#111'),
  'a photograph': svg(landscape({ x: 0, y: 0, width: 1654, height: 2339 })),
  dirt: svg(specks.join('')),
  'an empty table': svg(rulings.join('')),
  'a seal and a signature': svg(
    '<g fill="none" stroke="#b33"><circle cx="900" cy="1500" r="170" stroke-width="10"/><circle cx="900" cy="1500" r="120" stroke-width="5"/></g><path d="M900 1420l20 55h58l-47 35 18 56-49-34-49 34 18-56-47-35h58z" fill="#b33"/><path d="M820 1560q60-160 90-40t80-60 40 50 120-70" fill="none" stroke="#224" stroke-width="5"/>',
  ),
  scribbling: svg(scribbles.join('')),
};
