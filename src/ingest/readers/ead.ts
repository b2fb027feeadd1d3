import { FaultyFile } from '../finding-aid-reader.ts';
import type { FindingAidReader, ReaderEvent, ReadingOptions } from '../finding-aid-reader.ts';
import { lookAhead } from './ead-late-stamps.ts';
import { EadPass } from './ead-pass.ts';
import { decodeXml } from './xml-decoding.ts';
import { startOfXml } from './xml-start.ts';

/** EAD 2002: with its DTD, with its namespace, or with neither. */
export const ead2002Reader: FindingAidReader = {
  format: 'ead2002',
  version: '14',
  recognises: (start) => edition(start) === 'ead2002',
  read,
};

/** EAD3, deprecated and undeprecated. */
export const ead3Reader: FindingAidReader = {
  format: 'ead3',
  version: '14',
  recognises: (start) => edition(start) === 'ead3',
  read,
};

function edition(start: Buffer): 'ead2002' | 'ead3' | undefined {
  const text = startOfXml(start);
  if (!/<([\w.-]+:)?(ead|archdesc|dsc|c0[1-9]|c1[0-2])[\s>/]|<!DOCTYPE\s+([\w.-]+:)?ead[\s>[]/i.test(text))
    return undefined;
  return /ead3\.archivists\.org|<([\w.-]+:)?(control|recordid)[\s>]/i.test(text) ? 'ead3' : 'ead2002';
}

async function* read(path: string, { accessWords, looksAhead, signal }: ReadingOptions): AsyncGenerator<ReaderEvent[]> {
  const pass = new EadPass(accessWords, await lookAhead(path, accessWords, looksAhead === true, signal));
  try {
    for await (const { text, noted } of decodeXml(path, signal)) {
      if (noted !== undefined) pass.note(1, noted);
      pass.feed(text);
      const events = pass.take();
      if (events.length > 0) yield events;
    }
    pass.end();
  } catch (error) {
    if (error instanceof FaultyFile) yield pass.take();
    throw error;
  }
  yield pass.take();
  if (!pass.metAny) throw new FaultyFile(0, 'There is no archival description (archdesc) in this file.');
}
