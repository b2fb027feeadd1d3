import type { Progress } from './progress.ts';

/**
 * 0 done · 1 done, but some input was refused and is listed · 2 wrong usage · 3 stopped by a guard,
 * nothing changed · 4 a server it needs cannot be reached (DESIGN.md §10).
 */
export type ExitCode = 0 | 1 | 2 | 3 | 4;

/** What a command may use of the world around it, so that tests can run it in their own process. */
export interface CommandContext {
  env: Record<string, string | undefined>;
  /** `--json` was given: `result` prints, `print` does not. */
  json: boolean;
  /** One line on standard output; nothing under `--json`. */
  print(line: string): void;
  /**
   * The command's JSON object, on standard output under `--json` only. Once, whatever the exit code; of a command that
   * throws, the dispatcher prints `{"error"}`.
   */
  result(value: object): void;
  /** One line on standard error. */
  warn(line: string): void;
  progress: Progress;
  /** Aborts at SIGINT or SIGTERM: stop at the next safe point, leaving things as before or as after. */
  signal: AbortSignal;
}

/**
 * One command of the command line. Each lives in `src/cli/<name>.ts`, exports itself as `command`, and has
 * a line in src/cli/commands.ts. The dispatcher answers `--help` and takes `--json` away before `run`.
 */
export interface Command {
  /** One line, no full stop. */
  summary: string;
  /** What `--help` prints, whole. */
  help: string;
  /** Understands `--json`. */
  json: boolean;
  /**
   * @param args what follows the command's name; `node:util` parseArgs may throw its own error for wrong ones
   * @throws WrongUsage, BadSetting (exit code 2), ServerUnreachable, EngineUnavailable (4); anything else is a fault
   */
  run(args: string[], context: CommandContext): Promise<ExitCode>;
}

/** The command was not given what it needs; the message says what, in one line. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}
