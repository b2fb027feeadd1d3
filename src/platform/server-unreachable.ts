/** A database or search server named in the settings does not answer. One line, naming the setting; exit code 4. */
export class ServerUnreachable extends Error {
  override readonly name = 'ServerUnreachable';
}
