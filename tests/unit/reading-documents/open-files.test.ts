import { describe, expect, it } from 'vitest';
import { OpenFiles } from '../../../src/documents/workshop/open-files.ts';
import { onePage } from './handmade-pdf.ts';
import { withFile } from './read-file.ts';

const LIMITS = { memoryMb: 512, pageSeconds: 20, openSeconds: 120 };
const WHITE = onePage('', '/MediaBox [0 0 100 100]');

describe('documents kept open between drawings', () => {
  it('are opened anew after so many, since what was unpacked of their pages stays as long as they are open', async () => {
    const files = new OpenFiles(LIMITS);
    await withFile(WHITE, 'a.pdf', async (location) => {
      const first = await files.open(location);
      for (let drawing = 2; drawing <= 16; drawing++) expect(await files.open(location)).toBe(first);
      const second = await files.open(location);
      expect(second).not.toBe(first);
      expect(await second.draw(1, 10)).toMatchObject({ width: 10, height: 10 });
      expect(await files.open(location)).toBe(second);
    });
  });
});
