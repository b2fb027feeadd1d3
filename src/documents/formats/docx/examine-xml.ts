import { SaxesParser } from 'saxes';
import { UnreadableDocument } from '../../workshop.ts';

/** Elements within elements; tables in tables in text boxes take some dozens. */
const DEEPEST = 200;
const MOST_ELEMENTS = 1_500_000;

/**
 * Looks through a part before a program builds a tree of it.
 * @throws UnreadableDocument for broken XML, a document type (no Word program writes one), and what would never fit
 */
export function examineXml(part: Buffer): void {
  const parser = new SaxesParser({ position: false, xmlns: false as const });
  let depth = 0;
  let elements = 0;
  parser.on('doctype', () => {
    throw new UnreadableDocument('The Word document declares a document type, as Word never does; it was refused.');
  });
  parser.on('opentag', () => {
    if (++depth > DEEPEST) throw new UnreadableDocument('The Word document is nested beyond all measure.');
    if (++elements > MOST_ELEMENTS) throw new UnreadableDocument('The Word document is too long to be read. Split it.');
  });
  parser.on('closetag', () => depth--);
  parser.on('error', (error) => {
    throw new UnreadableDocument(`The Word document holds broken XML (${error.message}). Save it again in Word.`);
  });
  parser.write(part.toString('utf8')).close();
}
