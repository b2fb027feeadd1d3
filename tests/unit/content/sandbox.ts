import { cpSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The archive's own content, as it is shipped. */
export const OWN_CONTENT = join(import.meta.dirname, '..', '..', '..', 'content');

/** A copy of the profile in a folder of its own, to be changed by one test. */
export class ContentSandbox {
  readonly folder = join(mkdtempSync(join(tmpdir(), 'phong-doc-content-')), 'content');

  constructor() {
    mkdirSync(this.folder);
    for (const file of ['archive.yaml', 'arms.svg']) cpSync(join(OWN_CONTENT, file), join(this.folder, file));
  }

  write(path: string, text: string | Buffer): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Replaces a piece of the profile; a piece that is not there fails the test. */
  changeProfile(piece: string | RegExp, by: string): void {
    const file = join(this.folder, 'archive.yaml');
    const before = readFileSync(file, 'utf8');
    const after = before.replace(piece, by);
    if (after === before) throw new Error(`The profile has no ${String(piece)}.`);
    writeFileSync(file, after);
  }

  remove(): void {
    rmSync(dirname(this.folder), { recursive: true });
  }
}
