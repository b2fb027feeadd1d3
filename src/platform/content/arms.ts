import { SaxesParser } from 'saxes';
import { BadContent } from './bad-content.ts';

const SHAPES = new Set('svg g path circle ellipse rect line polyline polygon title desc'.split(' '));
const ATTRIBUTES = new Set(
  (
    'xmlns version viewBox width height x y x1 y1 x2 y2 cx cy r rx ry d points transform preserveAspectRatio ' +
    'fill fill-rule fill-opacity stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray ' +
    'stroke-opacity stroke-miterlimit opacity clip-rule role aria-hidden aria-label'
  ).split(' '),
);

/**
 * The archive's arms as markup to be put into a page: shapes only, written anew from what was parsed.
 * Scripts, styles, links, images, references and entities of one's own have no place in it.
 * @throws BadContent naming the element or attribute that is not allowed
 */
export function checkedArms(source: string, name: string): string {
  const written: string[] = [];
  const open: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', () => {
    throw new BadContent(name, `line ${parser.line}: is not well-formed SVG.`);
  });
  parser.on('doctype', () => {
    throw new BadContent(name, `line ${parser.line}: has a DOCTYPE; remove it.`);
  });
  parser.on('opentag', (tag) => {
    if (open.length === 0 && tag.name !== 'svg') throw new BadContent(name, 'is not an SVG drawing.');
    if (!SHAPES.has(tag.name))
      throw new BadContent(name, `line ${parser.line}: <${tag.name}> is not a shape; remove it.`);
    open.push(tag.name);
    written.push(`<${tag.name}${attributesOf(tag.attributes, name, parser.line)}>`);
  });
  parser.on('closetag', (tag) => {
    open.pop();
    written.push(`</${tag.name}>`);
  });
  parser.on('text', (text) => {
    if (open.at(-1) === 'title' || open.at(-1) === 'desc') written.push(escaped(text));
  });
  parser.write(source).close();
  return written.join('');
}

function attributesOf(attributes: Record<string, string>, name: string, line: number): string {
  return Object.entries(attributes)
    .filter(([key]) => key !== 'xml:space')
    .map(([key, value]) => {
      if (!ATTRIBUTES.has(key)) throw new BadContent(name, `line ${line}: attribute ${key} is not allowed; remove it.`);
      if (key !== 'xmlns' && /url\s*\(|[:\\;@]/i.test(value)) {
        throw new BadContent(name, `line ${line}: attribute ${key} may not refer to anything outside the drawing.`);
      }
      return ` ${key}="${escaped(value)}"`;
    })
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
