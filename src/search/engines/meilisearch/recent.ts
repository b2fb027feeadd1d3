/** How long an answer is remembered: one results page asks for it two or three times. Milliseconds. */
const REMEMBERED = 10_000;
const MOST_REMEMBERED = 100;

/** What was asked of the server a moment ago, with its answers. */
export class Recent<Answer> {
  readonly #kept = new Map<string, { since: number; answer: Promise<Answer> }>();

  of(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const known = this.#kept.get(key);
    if (known && Date.now() - known.since < REMEMBERED) return known.answer;
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
