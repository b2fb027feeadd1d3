/** The name without the prefix of its namespace. */
export function withoutPrefix(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Names of attributes as handlers know them, each looked at once. */
export class AttributeNames {
  /** `undefined`: it is as handlers know it. */
  readonly #known = new Map<string, string | undefined>();

  /**
   * `xlink:href` is `href`, whatever the file calls that namespace, and so is `HREF`; `xml:id` and declarations stay
   * what they are.
   */
  plain(attributes: Record<string, string>): Record<string, string> {
    let plain: Record<string, string> | undefined;
    for (const name of Object.keys(attributes)) {
      const local = this.#localOf(name);
      if (local === undefined) continue;
      plain ??= { ...attributes };
      if (!Object.hasOwn(attributes, local)) plain[local] = attributes[name] ?? '';
    }
    return plain ?? attributes;
  }

  #localOf(name: string): string | undefined {
    if (this.#known.has(name)) return this.#known.get(name);
    const isPlain = !/[:A-Z]/.test(name) || /^xml(?:ns)?:/.test(name);
    const local = isPlain ? undefined : withoutPrefix(name).toLowerCase();
    if (this.#known.size < MOST_REMEMBERED) this.#known.set(name, local);
    return local;
  }
}

const MOST_REMEMBERED = 1_000;
