import type { Kysely } from 'kysely';
import { recordAudit } from '../audit/record-audit.ts';
import type { Database } from '../database/schema.ts';
import { done, refused } from '../result.ts';
import type { Actor, StaffActor } from '../../readers/actor.ts';
import type { MailDesk } from './mail-desk.ts';

const ON_A_PAGE = 50;

export function createMailDesk(db: Kysely<Database>, now: () => Date): MailDesk {
  return {
    async dead(actor, page) {
      if (!isAdministrator(actor)) return refused({ code: 'not-found' });
      const { total } = await db
        .selectFrom('mail')
        .where('dead_at', 'is not', null)
        .select((is) => is.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      const { waiting } = await db
        .selectFrom('mail')
        .where('dead_at', 'is', null)
        .where('sent_at', 'is', null)
        .select((is) => is.fn.countAll<number>().as('waiting'))
        .executeTakeFirstOrThrow();
      const pages = Math.max(1, Math.ceil(total / ON_A_PAGE));
      const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
      const rows = await db
        .selectFrom('mail')
        .select(['id', 'template', 'language', 'recipient', 'created_at', 'dead_at', 'attempts', 'last_error'])
        .where('dead_at', 'is not', null)
        .orderBy('dead_at', 'desc')
        .orderBy('pk', 'desc')
        .limit(ON_A_PAGE)
        .offset((shown - 1) * ON_A_PAGE)
        .execute();
      const letters = rows.map(({ created_at, dead_at, last_error, ...row }) => ({
        ...row,
        createdAt: created_at,
        deadAt: dead_at ?? '',
        error: last_error ?? '',
      }));
      return done({ letters, total, page: shown, pages, waiting });
    },

    async resend(actor, id) {
      if (!isAdministrator(actor)) return refused({ code: 'not-found' });
      const at = now().toISOString();
      return db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('mail')
          .set({ dead_at: null, attempts: 0, next_attempt_at: at, claimed_until: null })
          .where('id', '=', id)
          .where('dead_at', 'is not', null)
          .executeTakeFirstOrThrow();
        if (numUpdatedRows === 0n) return refused({ code: 'gone' as const });
        await recordAudit(trx, at, { actor: actor.id, action: 'mail.resend', subject: `mail:${id}` });
        return done(null);
      });
    },
  };
}

function isAdministrator(actor: Actor): actor is StaffActor {
  return actor.kind === 'staff' && actor.roles.has('administrator');
}
