import type { ArchiveAccessWords } from '../../../catalogue/access-words/access-words.ts';
import { limitIn } from '../stated-limit.ts';
import { withoutNumbering } from './heading-text.ts';

/**
 * What lines of a sheet say of access to all of its files: "(Lưu hành nội bộ)" above the table or on its printed pages,
 * "Toàn bộ hồ sơ trong mục lục này chưa được phép khai thác" beneath it.
 */
export class SheetLimits {
  readonly #words: ArchiveAccessWords;
  readonly #limits = new Set<string>();
  /** By heading of a group. */
  readonly #groups = new Map<string, string[]>();

  constructor(words: ArchiveAccessWords) {
    this.#words = words;
  }

  get size(): number {
    return this.#limits.size;
  }

  /** @param texts of the sheet as a whole */
  takeAll(texts: readonly string[]): void {
    for (const text of texts) if (limitIn(withoutNumbering(text), this.#words)) this.#add(text);
  }

  /** @returns whether a row is such a line */
  learn(texts: readonly string[]): boolean {
    const [line = '', ...more] = texts;
    if (more.length > 0 || line.length > LONGEST || !OF_ALL.test(line)) return false;
    const level = this.#words.sentence(line);
    if (level !== 'closed' && level !== 'conditional') return false;
    this.#add(level === 'closed' ? CLOSED : LIMITED);
    return true;
  }

  #add(limit: string): void {
    this.#limits.add(limit);
    this.#groups.clear();
  }

  /** What limits the files beneath a heading, as words that limit. */
  within(group: string): readonly string[] {
    const known = this.#groups.get(group);
    if (known) return known;
    const own = withoutNumbering(group);
    const limits = [...this.#limits, ...(limitIn(own, this.#words) ? [own] : [])].map(withoutNumbering);
    if (this.#groups.size < MOST_REMEMBERED) this.#groups.set(group, limits);
    return limits;
  }
}

const LONGEST = 300;
const MOST_REMEMBERED = 10_000;
/** "Toàn bộ tài liệu trong mục lục này …", "Mục lục hồ sơ này …", "Các hồ sơ trên …". */
const OF_ALL =
  /(?:toàn bộ|tất cả|các|những)\s+(?:hồ sơ|tài liệu|văn bản)\s+(?:[^.;]{0,40}\s)?(?:này|trên|nêu trên|trên đây)(?!\p{L})|^(?:mục lục|danh mục|bảng kê|phông)(?:\s+(?:hồ sơ|tài liệu))?\s+này/iu;
/** The sentence says more than that, and may be long. */
const CLOSED = 'chưa được tiếp cận';
const LIMITED = 'hạn chế sử dụng';
