import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { MailRefused, type MailMessage, type MailTransport } from './mail-transport.ts';

/** A waiting letter as it is stored. */
export interface StoredLetter {
  template: string;
  language: 'vi' | 'en';
  /** JSON */
  data: string;
}

export interface MailParts {
  transport: MailTransport;
  /** @throws when no such letter can be written: it is given up at once */
  write(letter: StoredLetter): Pick<MailMessage, 'subject' | 'text' | 'html'>;
  from: MailMessage['from'];
  /** Behind the `@` of a Message-ID: the host of PUBLIC_URL. */
  host: string;
  now: () => Date;
  /** For how long a letter is nobody else's: longer than any server's patience. */
  claimMs?: number;
  signal?: AbortSignal;
}

interface Claimed extends StoredLetter {
  pk: number;
  id: string;
  recipient: string;
  attempts: number;
  createdAt: string;
  claimedUntil: string;
}

const CLAIM_MS = 600_000;
/** Less than the ten seconds that a portal has to stop. */
const STOPPING_MS = 7_000;
const MINUTE_MS = 60_000;
/** Before the next try, in minutes; after the last the letter is given up: two days in all. */
const WAITS = [1, 5, 15, 60, 180, 360, 720, 1440];

/**
 * Sends what is due, one letter after the other, until none is. Several processes may: each letter is claimed first,
 * by a write that only one of them can make. One that died while sending leaves its claim to run out; the letter then
 * goes again, under the same Message-ID and with `attempts` saying so.
 * @returns how many were handed over
 */
export async function sendWaiting(db: Kysely<Database>, parts: MailParts): Promise<number> {
  const { signal: stop } = parts;
  const patience = new AbortController();
  // The letter at hand is finished where that is quick: broken off, it might go twice.
  const loseSoon = () => setTimeout(() => patience.abort(), STOPPING_MS).unref();
  stop?.addEventListener('abort', loseSoon, { once: true });
  let sent = 0;
  try {
    while (!stop?.aborted) {
      const letter = await claim(db, parts);
      if (!letter) break;
      const failure = await handOver(letter, parts, patience.signal);
      await (failure ? putOff(db, letter, failure, parts) : tickOff(db, letter, parts));
      if (!failure) sent += 1;
    }
    return sent;
  } finally {
    stop?.removeEventListener('abort', loseSoon);
  }
}

/** @returns why it could not be; undefined when it was */
async function handOver(letter: Claimed, parts: MailParts, signal: AbortSignal): Promise<Error | undefined> {
  try {
    await parts.transport.send(written(letter, parts), signal);
    return undefined;
  } catch (error) {
    return asError(error);
  }
}

/** Reads before it writes: nothing due costs no write. */
async function claim(db: Kysely<Database>, { now, claimMs = CLAIM_MS }: MailParts): Promise<Claimed | undefined> {
  for (;;) {
    const at = now();
    const isFree = { now: at.toISOString(), until: new Date(at.getTime() + claimMs).toISOString() };
    const next = await db
      .selectFrom('mail')
      .select(['pk', 'claimed_until'])
      .where('sent_at', 'is', null)
      .where('dead_at', 'is', null)
      .where('next_attempt_at', '<=', isFree.now)
      .where((is) => is.or([is('claimed_until', 'is', null), is('claimed_until', '<=', isFree.now)]))
      .orderBy('next_attempt_at')
      .orderBy('pk')
      .limit(1)
      .executeTakeFirst();
    if (!next) return undefined;
    const claimed = await db
      .updateTable('mail')
      .set((is) => ({ claimed_until: isFree.until, attempts: is('attempts', '+', 1) }))
      .where('pk', '=', next.pk)
      .where('sent_at', 'is', null)
      .where('dead_at', 'is', null)
      .where('claimed_until', next.claimed_until === null ? 'is' : '=', next.claimed_until)
      .returning(['pk', 'id', 'recipient', 'language', 'template', 'data', 'attempts', 'created_at as createdAt'])
      .executeTakeFirst();
    // Another process was quicker: there may be more.
    if (claimed) return { ...claimed, claimedUntil: isFree.until };
  }
}

/** @throws MailRefused when no such letter can be written */
function written(letter: Claimed, { write, from, host }: MailParts): MailMessage {
  const date = new Date(letter.createdAt);
  try {
    return { ...write(letter), from, to: letter.recipient, messageId: `${letter.id}@${host}`, date };
  } catch (error) {
    throw new MailRefused(`the letter cannot be written: ${asError(error).message}`);
  }
}

/** What was in it opens things: it is kept no longer than it must be. */
async function tickOff(db: Kysely<Database>, { pk }: Claimed, { now }: MailParts): Promise<void> {
  await db
    .updateTable('mail')
    .set({ sent_at: now().toISOString(), claimed_until: null, last_error: null, data: '{}' })
    .where('pk', '=', pk)
    .where('sent_at', 'is', null)
    .execute();
}

async function putOff(db: Kysely<Database>, letter: Claimed, failure: Error, { now }: MailParts): Promise<void> {
  const wait = WAITS[letter.attempts - 1];
  const isOver = failure instanceof MailRefused || wait === undefined;
  const at = now();
  await db
    .updateTable('mail')
    .set({
      claimed_until: null,
      last_error: failure.message.slice(0, 500),
      ...(isOver
        ? { dead_at: at.toISOString() }
        : { next_attempt_at: new Date(at.getTime() + wait * MINUTE_MS).toISOString() }),
    })
    .where('pk', '=', letter.pk)
    // If the claim ran out meanwhile it is another's letter now.
    .where('claimed_until', '=', letter.claimedUntil)
    .execute();
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
