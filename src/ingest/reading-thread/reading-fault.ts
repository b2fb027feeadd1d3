import { FaultyFile, NeedsLookingAhead } from '../finding-aid-reader.ts';
import type { ReadingFault } from './thread-messages.ts';

/** An error as it travels. */
export function faultOf(error: unknown): ReadingFault {
  if (error instanceof FaultyFile) {
    const kind = error instanceof NeedsLookingAhead ? 'needs-looking-ahead' : 'faulty-file';
    return { kind, line: error.line, message: error.message };
  }
  if (!(error instanceof Error)) return { kind: 'unexpected', name: 'fault', message: String(error) };
  const code = 'code' in error ? { code: String(error.code) } : {};
  return { kind: 'unexpected', name: error.name, message: error.message, ...code };
}

/** The same error on the other side. */
export function errorOf(fault: ReadingFault): Error {
  if (fault.kind === 'unexpected') {
    const { name, message, code } = fault;
    return Object.assign(new Error(message), { name }, code === undefined ? {} : { code });
  }
  const Kind = fault.kind === 'faulty-file' ? FaultyFile : NeedsLookingAhead;
  return new Kind(fault.line, fault.message);
}
