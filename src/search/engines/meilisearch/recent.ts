/** How long an answer is remembered: one results page asks for it two or three times. Milliseconds. */
const REMEMBERED = 10_000;
const MOST_REMEMBERED = 100;

/** What was asked of the server a moment ago, with its answers. */
export class Recent<Answer> {
  readonly #kept = new Map<string, { since: number; answer: Promise<Answer> }>();

  /** @returns undefined where it was not asked, or is no longer remembered */
  known(key: string): Promise<Answer> | undefined {
    const known = this.#kept.get(key);
    return known && Date.now() - known.since < REMEMBERED ? known.answer : undefined;
  }

  of(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const known = this.known(key);
    if (known) return known;
    const answer = ask();
    this.#kept.delete(key);
    this.#kept.set(key, { since: Date.now(), answer });
    answer.catch(() => this.#kept.delete(key));
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_REMEMBERED) break;
      this.#kept.delete(oldest);
    }
    return answer;
  }
}
