/** A file of CONTENT_DIR that cannot be used. `message` is one plain line: file, key, what to change. */
export class BadContent extends Error {
  override readonly name = 'BadContent';

  /** @param file as the operator knows it, such as `content/archive.yaml`; @param reason names the key or line */
  constructor(file: string, reason: string) {
    super(`${file}: ${reason}`.replace(/\s+/g, ' '));
  }
}
