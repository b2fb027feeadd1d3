import { foldedWords } from '../search/vietnamese/tokens.ts';
import { recordAudit } from '../platform/audit/record-audit.ts';
import { done, refused, type Result } from '../platform/result.ts';
import { dayInVietnam } from '../platform/vietnam-time.ts';
import { accountFacts } from './account-facts.ts';
import type { Actor } from './actor.ts';
import { allow } from './allow.ts';
import { emailKey } from './fields/email-address.ts';
import { looksLikeIdentityNumber, plainIdentityNumber } from './fields/identity-number.ts';
import { identityKey } from './fields/personal-fields.ts';
import type { Parts } from './parts.ts';
import type { ReaderFacts, ReaderPage, ReaderSearch } from './people-at-work.ts';
import type { NotFound } from './refusals.ts';
import {
  readerById,
  readersFound,
  readersWithSameNumber,
  waitingReaders,
  type ReaderFilter,
} from './storage/reader-search.ts';

const PAGE_SIZE = 50;
/** More than any archive has readers for; a number beyond what databases count is no fault of theirs. */
const LAST_PAGE = 100_000;

export async function findReaders(
  parts: Parts,
  actor: Actor,
  { text = '', status, page: asked = 1 }: ReaderSearch,
): Promise<Result<ReaderPage, NotFound>> {
  const { db, now, secrets } = parts;
  const staff = await allow(parts, actor, 'find-readers');
  if (!staff) return refused({ code: 'not-found' });
  const page = Number.isSafeInteger(asked) ? Math.min(Math.max(asked, 1), LAST_PAGE) : 1;
  const by = searchBy(text);
  const filter: ReaderFilter = {
    ...(status ? { status } : {}),
    ...(by === 'email' ? { emailKey: emailKey(text) } : {}),
    ...(by === 'identity' ? { identityKey: identityKey(secrets, plainIdentityNumber(text)) } : {}),
    ...(by === 'name' ? { nameWords: foldedWords(text) } : {}),
  };
  const { readers, total } = await readersFound(db, filter, { page, size: PAGE_SIZE });
  // A name or a number looked for says something of a person too; which one is for no log.
  const data = { by: by ?? 'list', ...(status ? { status } : {}), found: total, ...(page > 1 ? { page } : {}) };
  const entry = { actor: staff.id, action: 'account.searched', subject: 'account:all', data };
  await db.transaction().execute((trx) => recordAudit(trx, now().toISOString(), entry));
  const waiting = await waitingReaders(db, dayInVietnam(now()));
  return done({ readers, total, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)), waiting });
}

/** What a clerk typed: told by its looks, so that there is one field. */
function searchBy(text: string): 'email' | 'identity' | 'name' | undefined {
  if (text.trim() === '') return undefined;
  if (text.includes('@')) return 'email';
  return looksLikeIdentityNumber(text) ? 'identity' : 'name';
}

export async function viewReader(parts: Parts, actor: Actor, id: string): Promise<Result<ReaderFacts, NotFound>> {
  const { db, now } = parts;
  const staff = await allow(parts, actor, 'view-reader', `account:${id}`);
  const account = staff && (await readerById(db, id));
  if (!staff || !account) return refused({ code: 'not-found' });
  const data = { roles: [...staff.roles] };
  const entry = { actor: staff.id, action: 'account.viewed', subject: `account:${account.id}`, data };
  await db.transaction().execute((trx) => recordAudit(trx, now().toISOString(), entry));
  return done({ ...(await accountFacts(db, account)), sameNumber: await readersWithSameNumber(db, account) });
}
