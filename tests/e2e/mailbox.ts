import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import PostalMime from 'postal-mime';

const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 200;

/** The letters of a portal without a mail server: files in its data folder. */
export class Mailbox {
  private readonly folder: string;

  /** @param dataDir the portal's */
  constructor(dataDir: string) {
    this.folder = join(dataDir, 'mail');
  }

  /**
   * Path and parameters of the link in the newest letter to somebody that leads to a page, as soon as there is one.
   * @param page the path it leads to: `/tai-khoan/xac-nhan`
   */
  async linkTo(recipient: string, page: string): Promise<string> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const links = (await this.#textsTo(recipient)).flatMap((text) => text.match(/https?:\/\/\S+/g) ?? []);
      const found = links.map((link) => new URL(link)).find(({ pathname }) => pathname === page);
      if (found) return found.pathname + found.search;
      if (Date.now() > until)
        throw new Error(`No letter to ${recipient} leads to ${page}; those there lead to ${links}`);
      await wait(LOOK_EVERY_MS);
    }
  }

  /** The newest first. */
  async #textsTo(recipient: string): Promise<string[]> {
    const names = (await readdir(this.folder).catch(() => [])).filter((name) => name.endsWith('.eml'));
    const letters = await Promise.all(
      names.map(async (name) => {
        const file = join(this.folder, name);
        const [{ mtimeMs }, letter] = await Promise.all([stat(file), readFile(file).then(parse)]);
        return { mtimeMs, letter };
      }),
    );
    return letters
      .filter(({ letter }) => letter.to?.some(({ address }) => address === recipient))
      .sort((a, b) => b.mtimeMs - a.mtimeMs)
      .map(({ letter }) => letter.text ?? '');
  }
}

function parse(bytes: Buffer): ReturnType<typeof PostalMime.parse> {
  return PostalMime.parse(bytes);
}
