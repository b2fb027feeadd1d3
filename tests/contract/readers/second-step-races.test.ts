import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES } from '../catalogue/archive.ts';
import {
  client,
  codeAt,
  CONTENT,
  openPeopleRoom,
  PASSWORD,
  SECRET_KEY,
  value,
  type PeopleRoom,
} from './people-room.ts';
import type { SecondStepElsewhere } from './second-step-elsewhere.ts';

const PROGRAM = fileURLToPath(new URL('./second-step-elsewhere.ts', import.meta.url));
const PROCESSES = 5;

describe.each(DATABASES)('%s: one code in several processes at the same moment', (kind) => {
  let room: PeopleRoom;
  beforeEach(async () => void (room = await openPeopleRoom(kind)));
  afterEach(() => room.close());

  it('lets one in, and no other', async () => {
    const binh = await room.colleague('archivist');
    const code = codeAt(binh.key, room.now());
    const processes: Process[] = [];
    for (let n = 0; n < PROCESSES; n++) {
      const half = value(await room.people.signIn({ email: binh.email, password: PASSWORD }, client()));
      const { session: handle = '' } = await room.visitor(half.token);
      const shared = { settings: room.settings, contentDir: CONTENT, secretKey: SECRET_KEY, now: room.now().getTime() };
      processes.push(start({ ...shared, handle, code }));
    }
    await Promise.all(processes.map(({ says }) => says('ready')));
    const answers = await Promise.all(processes.map((process) => process.goOn()));
    expect(answers.sort()).toEqual(['in', ...Array.from({ length: PROCESSES - 1 }, () => 'wrong')]);
    const whole = await room.db
      .selectFrom('session')
      .select('handle')
      .where('second_factor_at', 'is not', null)
      .execute();
    // The session of the set-up, and the one that won.
    expect(whole).toHaveLength(2);
  }, 120_000);
});

interface Process {
  says(word: string): Promise<void>;
  /** @returns its last line */
  goOn(): Promise<string>;
}

function start(told: SecondStepElsewhere): Process {
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(told)], { stdio: ['pipe', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    async says(word) {
      while (!said.includes(word)) {
        if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${said}`);
        await new Promise((resolve) => child.stdout.once('data', resolve));
      }
    },
    async goOn() {
      child.stdin.write('go\n');
      await ended;
      return said.trim().split('\n').at(-1) ?? '';
    },
  };
}
