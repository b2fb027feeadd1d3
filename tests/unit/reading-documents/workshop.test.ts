import { execFileSync } from 'node:child_process';
import { symlink, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { createWorkshop } from '../../../src/documents/workshop/create-workshop.ts';
import type { WorkshopOptions } from '../../../src/documents/workshop/create-workshop.ts';
import { UnreadableDocument } from '../../../src/documents/workshop.ts';
import type { DocumentWorkshop, ImageWorkshop } from '../../../src/documents/workshop.ts';
import { handmadePdf, lines, onePage, stream } from './handmade-pdf.ts';
import { withFile } from './read-file.ts';

let open: DocumentWorkshop[] = [];
afterEach(async () => {
  for (const workshop of open) await workshop.close();
  open = [];
});

function workshopWith(options: WorkshopOptions = {}): DocumentWorkshop & ImageWorkshop {
  const workshop = createWorkshop(options);
  open.push(workshop);
  return workshop;
}

/** Process numbers and environments of what this process has started. */
function children(): number[] {
  return execFileSync('ps', ['-A', '-o', 'ppid=,pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('workshop-worker') && Number(line.trim().split(/\s+/)[0]) === process.pid)
    .map((line) => Number(line.trim().split(/\s+/)[1]));
}

function pages(count: number): Buffer {
  const kids = Array.from({ length: count }, (_, at) => `${4 + at * 2} 0 R`).join(' ');
  const objects = Array.from({ length: count }, (_, at) => [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${5 + at * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    stream('', lines(50, 400, [`page ${at + 1} of many`])),
  ]).flat();
  const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>';
  return handmadePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`,
    font,
    ...objects,
  ]);
}

/** Takes for ever to read. */
function endless(): Buffer {
  const form = (next: number) =>
    stream(
      `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${next} 0 R >> >>`,
      '/X Do '.repeat(10),
    );
  const forms = Array.from({ length: 14 }, (_, at) => form(at + 6));
  return onePage(
    '/X Do',
    '',
    [...forms, stream('/Type /XObject /Subtype /Form /BBox [0 0 9 9]', '0 0 9 9 re f')],
    '/XObject << /X 5 0 R >>',
  );
}

describe('the workshop', () => {
  it('starts no process before it is asked, lends it on, and ends it when nobody asks', async () => {
    const workshop = workshopWith({ idleSeconds: 1 });
    expect(children()).toEqual([]);
    await withFile(pages(2), 'a.pdf', async (location) => {
      await workshop.draw(location, 1, 50);
      const first = children();
      await workshop.draw(location, 2, 50);
      expect(first).toHaveLength(1);
      expect(children()).toEqual(first);
    });
    await wait(1500);
    expect(children()).toEqual([]);
  });

  it('makes images of pages, and of parts of a sheet, as they are ordered', async () => {
    const workshop = workshopWith();
    const plain = { isMirrored: false, rotation: 0, isGray: false } as const;
    await withFile(pages(2), 'a.pdf', async (location) => {
      const size = { width: 300, height: 400 };
      const image = await workshop.image(location, 2, 300, { ...plain, size, format: 'webp' });
      expect(await sharp(image).metadata()).toMatchObject({ format: 'webp', width: 300, height: 400 });
      expect((await sharp(image).stats()).channels[0]!.min, 'there are letters on it').toBeLessThan(200);
      const sheet = await workshop.image(location, 2, 300, { ...plain, size, format: 'sheet' });
      const part = { x: 0, y: 0, width: 100, height: 50 };
      const tile = { ...plain, size: { width: 50, height: 25 }, format: 'png' } as const;
      expect(await sharp(await workshop.cut(sheet, part, tile)).metadata()).toMatchObject({
        format: 'png',
        width: 50,
        height: 25,
      });
      await expect(workshop.image(location, 3, 300, { ...plain, size, format: 'jpg' })).rejects.toThrow(
        new UnreadableDocument('It has 2 pages, and no page 3.'),
      );
    });
  });

  it('hands on pages in order, and works no further ahead than one batch of what is taken', async () => {
    const workshop = workshopWith();
    await withFile(pages(300), 'a.pdf', async (location) => {
      const numbers: number[] = [];
      for await (const event of workshop.read(location)) {
        if (event.kind !== 'page') continue;
        numbers.push(event.page.number);
        expect(event.page.text).toBe(`page ${event.page.number} of many`);
      }
      expect(numbers).toEqual(Array.from({ length: 300 }, (_, at) => at + 1));
    });
  });

  it('draws while it reads, and reads anew after a reading that was left', async () => {
    const workshop = workshopWith();
    await withFile(pages(300), 'a.pdf', async (location) => {
      for await (const event of workshop.read(location)) {
        if (event.kind === 'file') continue;
        expect((await workshop.draw(location, event.page.number, 30)).width).toBe(30);
        break;
      }
      let last = 0;
      for await (const event of workshop.read(location)) if (event.kind === 'page') last = event.page.number;
      expect(last).toBe(300);
    });
  });

  it('gives up a page that takes too long, and goes on with the next file', async () => {
    const workshop = workshopWith({ pageSeconds: 1, memoryMb: 2048 });
    await withFile(endless(), 'endless.pdf', async (location) => {
      await expect(workshop.draw(location, 1, 500)).rejects.toThrow(
        new UnreadableDocument('A page of it could not be read within 1 s.'),
      );
    });
    await withFile(pages(1), 'a.pdf', async (location) => {
      expect((await workshop.draw(location, 1, 50)).width).toBe(50);
    });
  });

  it('stops at once when the reading is called off', async () => {
    const workshop = workshopWith();
    await withFile(pages(300), 'a.pdf', async (location) => {
      const calledOff = new AbortController();
      const read = async (): Promise<void> => {
        for await (const event of workshop.read(location, calledOff.signal)) {
          if (event.kind === 'page') calledOff.abort(new Error('enough'));
        }
      };
      await expect(read()).rejects.toThrow('enough');
      await expect(read()).rejects.toThrow('enough');
    });
  });

  it('goes on after a process was killed, and says so once', async () => {
    const workshop = workshopWith();
    await withFile(pages(1), 'a.pdf', async (location) => {
      await workshop.draw(location, 1, 50);
      for (const child of children()) process.kill(child, 'SIGKILL');
      await wait(100);
      expect((await workshop.draw(location, 1, 50)).width).toBe(50);
    });
    await withFile(endless(), 'endless.pdf', async (location) => {
      const drawing = workshop.draw(location, 1, 500);
      await wait(300);
      for (const child of children()) process.kill(child, 'SIGKILL');
      await expect(drawing).rejects.toThrow(new UnreadableDocument('The program that reads it broke down (SIGKILL).'));
    });
  });

  it('sees that a file it holds open was written anew', async () => {
    const workshop = workshopWith();
    const size = { width: 0, height: 0 };
    await withFile(onePage('', '/MediaBox [0 0 100 100]'), 'a.pdf', async (location) => {
      Object.assign(size, await workshop.draw(location, 1, 50));
      expect(size).toMatchObject({ width: 50, height: 50 });
      await writeFile(location, onePage('', '/MediaBox [0 0 100 200]'));
      expect(await workshop.draw(location, 1, 50)).toMatchObject({ width: 50, height: 100 });
    });
  });

  it('says of what is no file that it is none', async () => {
    const workshop = workshopWith();
    await withFile('', 'a.pdf', async (location) => {
      await symlink('/dev/zero', `${location}-zero.pdf`);
      await expect(workshop.draw(`${location}-zero.pdf`, 1, 9)).rejects.toThrow('It is no file.');
      await expect(workshop.draw(`${location}-gone.pdf`, 1, 9)).rejects.toThrow('The file cannot be opened.');
    });
  });

  it('gives its processes nothing of its own environment', async () => {
    process.env['A_SECRET'] = 'kept here';
    const workshop = workshopWith();
    await withFile(pages(1), 'a.pdf', (location) => workshop.draw(location, 1, 50));
    const [child] = children();
    expect(execFileSync('cat', [`/proc/${child}/environ`], { encoding: 'utf8' })).not.toContain('kept here');
    expect(execFileSync('readlink', [`/proc/${child}/cwd`], { encoding: 'utf8' })).toBe('/\n');
    delete process.env['A_SECRET'];
  });

  it('asks nothing more of anybody once it is closed', async () => {
    const workshop = workshopWith();
    await withFile(endless(), 'endless.pdf', async (location) => {
      const drawing = workshop.draw(location, 1, 500);
      const next = workshop.draw(location, 1, 500);
      const both = Promise.allSettled([drawing, next]);
      await wait(500);
      await workshop.close();
      expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
      await expect(workshop.draw(location, 1, 50)).rejects.toThrow('The document workshop has been closed.');
    });
    await wait(200);
    expect(children()).toEqual([]);
  });
});
