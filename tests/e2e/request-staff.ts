import { fileURLToPath } from 'node:url';
import type { BrowserContext } from '@playwright/test';
import { openRequests } from '../../src/open-requests.ts';
import { readConfig } from '../../src/platform/config.ts';
import { readContent } from '../../src/platform/content.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import type { Role } from '../../src/readers/account.ts';
import type { StaffActor } from '../../src/readers/actor.ts';
import { SESSION_COOKIE } from '../../src/readers/cookie-names.ts';
import { createSessions } from '../../src/readers/sessions.ts';
import type { Result } from '../../src/platform/result.ts';
import type { DecisionInput } from '../../src/requests/item-decision.ts';
import type { Requests } from '../../src/requests/requests.ts';
import type { RecordSnapshot } from '../../src/requests/snapshot.ts';

const CONTENT = fileURLToPath(new URL('../../content/', import.meta.url));

/** Who does something about requests; nobody has two of them here. */
export type WorkingRole = Exclude<Role, 'administrator'>;

/** The archive's side of a request, by the use cases of its desk on the portal's own database. */
export interface RequestStaff {
  /** Staff confirm the account, so that something can be granted to it. */
  confirmReader(email: string): Promise<void>;
  ask(id: string, text: string): Promise<void>;
  /** One decision for each item, in the order in which they were asked for. */
  decide(id: string, decisions: readonly DecisionInput[]): Promise<void>;
  /** Gives a browser the session of a colleague who has signed in by two steps. @param url the portal's */
  signIn(context: BrowserContext, url: string, role: WorkingRole): Promise<void>;
  close(): Promise<void>;
}

export async function openRequestStaff(dataDir: string): Promise<RequestStaff> {
  const config = readConfig({ DATA_DIR: dataDir, CONTENT_DIR: CONTENT });
  const db = await openDatabase(config);
  const now = () => new Date();
  const { requests } = openRequests(db, config, { archive: readContent(CONTENT).profile, now });
  const sessions = createSessions(db);
  const archivist = await member('archivist');
  const approver = await member('approver');
  const colleagues = { archivist, approver, desk: await member('desk') };

  async function member(role: WorkingRole): Promise<StaffActor> {
    const row = {
      id: `test-${role}`,
      kind: 'staff' as const,
      name: role,
      name_key: role,
      status: 'active' as const,
      assurance: 'seen' as const,
      language: 'vi' as const,
      created_at: now().toISOString(),
    };
    const { pk } = await db.insertInto('account').values(row).returning('pk').executeTakeFirstOrThrow();
    await db.insertInto('account_role').values({ account_pk: pk, role }).execute();
    return { kind: 'staff', pk, id: row.id, name: row.name, roles: new Set([role]) };
  }

  async function change(id: string, how: (version: number) => ReturnType<Requests['claim']>): Promise<void> {
    const { version } = await db
      .selectFrom('access_case')
      .select('version')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    mustBeDone(await how(version));
  }

  return {
    async confirmReader(email) {
      const at = now().toISOString();
      await db.updateTable('account').set({ status: 'active', confirmed_at: at }).where('email', '=', email).execute();
    },
    async ask(id, text) {
      await change(id, (version) => requests.claim(archivist, id, { version }));
      await change(id, (version) => requests.ask(archivist, id, { version, text }));
    },
    async decide(id, decisions) {
      const items = await db
        .selectFrom('requested_item')
        .innerJoin('access_case', 'access_case.pk', 'requested_item.case_pk')
        .select(['requested_item.id', 'requested_item.snapshot'])
        .where('access_case.id', '=', id)
        .orderBy('requested_item.position')
        .execute();
      const proposed = items.map((item, place) => ({ itemId: item.id, decision: decisions[place]! }));
      await change(id, (version) => requests.propose(archivist, id, { version, decisions: proposed }));
      for (const item of items) {
        const { access } = JSON.parse(item.snapshot) as RecordSnapshot;
        const [role] = requests.rules().byAccess[access].confirmedBy;
        const who = role === 'approver' ? approver : archivist;
        await change(id, (version) => requests.confirm(who, id, { version, itemIds: [item.id] }));
      }
      await change(id, (version) => requests.issue(archivist, id, { version }));
    },
    async signIn(context, url, role) {
      const token = await sessions.begin(colleagues[role].pk, 'Chromium', now().toISOString());
      await context.addCookies([{ name: SESSION_COOKIE, value: token, url }]);
    },
    close: () => db.destroy(),
  };
}

function mustBeDone(result: Result<unknown, { code: string }>): void {
  if (!result.ok) throw new Error(`The archive could not do it: ${JSON.stringify(result.refusal)}`);
}
