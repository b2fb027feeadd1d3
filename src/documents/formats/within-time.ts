import { types } from 'node:util';
import { createContext, Script } from 'node:vm';
import { OutOfLimits } from './open-file.ts';

const CALL = new Script('work()');
let work: () => void = () => undefined;
const CONTEXT = createContext({ work: () => work() });

/**
 * Runs what may never come back by itself, WebAssembly too: V8 breaks it off. So the process ends even where the
 * one that would kill it has been killed.
 * @throws OutOfLimits
 */
export function withinTime<Result>(seconds: number, run: () => Result): Result {
  let result: { is: Result } | undefined;
  work = () => {
    result = { is: run() };
  };
  try {
    CALL.runInContext(CONTEXT, { timeout: seconds * 1000 });
  } catch (error) {
    // It is an error of the other context: no instance of Error here.
    if (types.isNativeError(error) && 'code' in error && error.code === TIMED_OUT) throw new OutOfLimits('slow');
    throw error;
  }
  if (!result) throw new OutOfLimits('slow');
  return result.is;
}

const TIMED_OUT = 'ERR_SCRIPT_EXECUTION_TIMEOUT';
