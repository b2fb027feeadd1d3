import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPortal } from '../harness/portal.ts';
import { runCommand } from '../security/run-command.ts';
import { Mailbox } from './mailbox.ts';
import type { Role } from '../../src/readers/account.ts';

const FINDING_AIDS = fileURLToPath(new URL('../../content/finding-aids/', import.meta.url));

/** A portal of its own, since accounts are kept and tries are counted: with few records, and letters as files. */
export interface AccountRoom {
  url: string;
  mailbox: Mailbox;
  /** Invites somebody by the command line. @returns path and parameters of the link that they follow */
  invite(person: { name: string; email: string; roles: readonly Role[] }): Promise<string>;
  close(): Promise<void>;
}

export async function openAccountRoom(): Promise<AccountRoom> {
  const portal = await startPortal({ findingAids: [join(FINDING_AIDS, 'so-noi-vu-nop-luu-so.csv')] });
  return {
    url: portal.url,
    mailbox: new Mailbox(portal.dataDir),
    async invite({ name, email, roles }) {
      const asked = ['staff', 'add', '--json', '--name', name, '--email', email];
      const run = await runCommand([...asked, ...roles.flatMap((role) => ['--role', role])], {
        DATA_DIR: portal.dataDir,
        PUBLIC_URL: portal.url,
      });
      if (run.code !== 0) throw new Error(`Inviting ${email} ended with ${run.code}:\n${run.stderr}`);
      const { pathname, search } = new URL((JSON.parse(run.stdout) as { link: string }).link);
      return pathname + search;
    },
    close: () => portal.stop(),
  };
}
