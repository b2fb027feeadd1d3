import type { ChildProcess } from 'node:child_process';
import { UnreadableDocument } from '../workshop.ts';
import { memoryOfProcess } from './memory-of-process.ts';
import type { Answer, ProcessLimits, Question } from './messages.ts';
import { startChild } from './start-child.ts';

/** Beyond this share of what it may have a process is replaced when nobody waits for it: it never gives memory back. */
const TIRED_AT = 0.4;
/** Node and PDFium start in a quarter of a second; on a machine that does ten other things, in many times that. */
const START_SECONDS = 60;
const LOOK_AT_MEMORY_EVERY_MS = 50;
/** The process itself stops what is too slow. Where it cannot, it is killed this much later. */
const GRACE_SECONDS = 2;
const LONGEST_LAST_WORDS = 2000;

interface Expected {
  resolve(answer: Answer): void;
  reject(reason: Error): void;
}

/** One process that opens documents. One question at a time. */
export class WorkshopProcess {
  readonly #child: ChildProcess;
  readonly #limits: ProcessLimits;
  readonly #ready: Promise<unknown>;
  #isReady = false;
  #expected: Expected | undefined;
  /** Why it is being killed, where that is the file's doing. */
  #verdict: string | undefined;
  #lastWords = '';
  #megabytes = 0;
  #hasEnded = false;

  constructor(limits: ProcessLimits) {
    this.#limits = limits;
    this.#child = startChild(limits);
    this.#child.on('message', (answer: Answer) => this.#expected?.resolve(answer));
    this.#child.on('error', (error) => this.#ended(error));
    this.#child.on('exit', (code, signal) => this.#ended(this.#whyItEnded(signal ?? `exit code ${code ?? '?'}`)));
    this.#child.stderr?.on('data', (data: Buffer) => {
      this.#lastWords = (this.#lastWords + data.toString('latin1')).slice(-LONGEST_LAST_WORDS);
    });
    this.#ready = this.#awaitReady();
    // Told to whoever asks first.
    this.#ready.catch(() => undefined);
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  get isTired(): boolean {
    return this.#megabytes > this.#limits.memoryMb * TIRED_AT;
  }

  /**
   * @throws UnreadableDocument where the file is to blame
   * @throws Error where the process cannot be started, or was ended
   */
  async ask(question: Question): Promise<Answer> {
    await this.#ready;
    const watch = this.#watch(question.ask === 'read' ? this.#limits.openSeconds : this.#limits.pageSeconds);
    this.#hold(true);
    try {
      const answer = await this.#exchange(question);
      this.#megabytes = (await memoryOfProcess(this.#child.pid)) ?? 0;
      return this.#judged(answer);
    } finally {
      clearInterval(watch.memory);
      clearTimeout(watch.time);
      this.#hold(false);
    }
  }

  /** Ends it at once, whatever it is doing. */
  end(): void {
    this.#child.kill('SIGKILL');
    this.#ended(new Error('This process of the document workshop was ended.'));
  }

  async #awaitReady(): Promise<void> {
    const late = setTimeout(() => this.#child.kill('SIGKILL'), START_SECONDS * 1000);
    try {
      await this.#answer();
      this.#isReady = true;
      this.#hold(false);
    } finally {
      clearTimeout(late);
    }
  }

  #exchange(question: Question): Promise<Answer> {
    if (this.#hasEnded) return Promise.reject(new Error('This process of the document workshop has ended.'));
    const answer = this.#answer();
    this.#child.send(question, (error) => {
      if (error) this.#expected?.reject(error);
    });
    return answer;
  }

  #answer(): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      this.#expected = { resolve, reject };
    }).finally(() => {
      this.#expected = undefined;
    });
  }

  #watch(seconds: number): { memory: NodeJS.Timeout; time: NodeJS.Timeout } {
    const { memoryMb } = this.#limits;
    const look = async (): Promise<void> => {
      const megabytes = await memoryOfProcess(this.#child.pid);
      if (megabytes !== undefined && megabytes > memoryMb) this.#condemn(this.#tooLarge());
    };
    return {
      memory: setInterval(() => void look(), LOOK_AT_MEMORY_EVERY_MS),
      time: setTimeout(() => this.#condemn(tooSlow(seconds)), (seconds + GRACE_SECONDS) * 1000),
    };
  }

  #condemn(verdict: string): void {
    if (this.#expected === undefined) return;
    this.#verdict ??= verdict;
    this.#child.kill('SIGKILL');
  }

  /** What was cut short leaves a process in no state to go on. */
  #judged(answer: Answer): Answer {
    if (answer.kind === 'unreadable') throw new UnreadableDocument(answer.reason);
    if (answer.kind !== 'slow' && answer.kind !== 'large' && answer.kind !== 'broken') return answer;
    this.end();
    if (answer.kind === 'slow') throw new UnreadableDocument(tooSlow(this.#limits.pageSeconds));
    if (answer.kind === 'large') throw new UnreadableDocument(this.#tooLarge());
    throw new UnreadableDocument(brokenDown(answer.reason));
  }

  #whyItEnded(how: string): Error {
    if (this.#verdict !== undefined) return new UnreadableDocument(this.#verdict);
    if (!this.#isReady) return new Error(`The document workshop cannot start a process (${how}). ${this.#lastWords}`);
    if (/out of memory|allocation failed/i.test(this.#lastWords)) return new UnreadableDocument(this.#tooLarge());
    return new UnreadableDocument(brokenDown(how));
  }

  #tooLarge(): string {
    return `It needs more than ${this.#limits.memoryMb} MB of memory to be read.`;
  }

  #ended(reason: Error): void {
    this.#hasEnded = true;
    this.#expected?.reject(reason);
  }

  /** A process that has nothing to do must not keep a command from ending. */
  #hold(held: boolean): void {
    if (held) {
      this.#child.ref();
      this.#child.channel?.ref();
    } else {
      this.#child.unref();
      this.#child.channel?.unref();
    }
  }
}

function tooSlow(seconds: number): string {
  return `A page of it could not be read within ${seconds} s.`;
}

function brokenDown(how: string): string {
  return `The program that reads it broke down (${how}).`;
}
