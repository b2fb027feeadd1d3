import { BadSetting } from '../platform/config.ts';
import { BadContent } from '../platform/content.ts';
import { isDiskFull } from '../platform/database/disk-full.ts';
import { ServerUnreachable } from '../platform/server-unreachable.ts';
import { EngineUnavailable } from '../search/engine.ts';
import { WrongUsage } from './command.ts';
import { COMMANDS } from './commands.ts';
import { plainLine } from './plain-line.ts';
import { createProgress } from './progress.ts';
import type { Command, CommandContext } from './command.ts';

/** What the command line needs of the process it runs in. */
interface World {
  env: Record<string, string | undefined>;
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown; isTTY?: boolean; columns?: number };
  on(event: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  off(event: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
}

/** A fault of ours, as sysexits.h numbers it: none of the codes that say something about the input. */
export const FAULT = 70;

const NO_ROOM = 'Stopped: there is no room left on the disk of DATA_DIR, or of the database. Make room and try again.';

/** Runs one command. @returns the exit code */
export async function dispatch(argv: string[], world: World): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    world.stdout.write(await overview());
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    const error = `There is no command "${name}". Commands: ${Object.keys(COMMANDS).join(', ')}.`;
    world.stderr.write(`${error}\n`);
    if (wantsJson(rest)) world.stdout.write(jsonLine({ error }));
    return 2;
  }
  const { command } = await load();
  const { args, help, json } = takeCommonOptions(rest, command);
  if (help) {
    world.stdout.write(`${command.help.trimEnd()}\n`);
    return 0;
  }
  return await run(command, name, args, json, world);
}

async function overview(): Promise<string> {
  const lines = await Promise.all(
    Object.entries(COMMANDS).map(async ([name, load]) => `  ${name.padEnd(10)} ${(await load()).command.summary}`),
  );
  return `Usage: phong-doc <command> [options]\n\n${lines.join('\n')}\n\nphong-doc <command> --help says more. With --json a command prints one JSON object: what it did, or {"error"}.\n`;
}

/** Whether a command line asks for a JSON object, whatever its command makes of it. */
export function wantsJson(argv: readonly string[]): boolean {
  return ownOptions(argv).includes('--json');
}

/** After `--` everything is the command's own. */
function ownOptions(argv: readonly string[]): readonly string[] {
  return argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
}

/** `--help` and `--json` mean the same everywhere. */
function takeCommonOptions(rest: string[], command: Command): { args: string[]; help: boolean; json: boolean } {
  const options = ownOptions(rest);
  const json = command.json && wantsJson(rest);
  const args = [...options.filter((arg) => !(json && arg === '--json')), ...rest.slice(options.length)];
  return { args, help: options.includes('--help') || options.includes('-h'), json };
}

async function run(command: Command, name: string, args: string[], json: boolean, world: World): Promise<number> {
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  world.on('SIGINT', onSignal);
  world.on('SIGTERM', onSignal);
  const progress = createProgress(world.stderr);
  let hasResult = false;
  const context: CommandContext = {
    env: world.env,
    json,
    print: (line) => void (json || world.stdout.write(`${plainLine(line)}\n`)),
    result: (value) => {
      hasResult = true;
      if (json) world.stdout.write(jsonLine(value));
    },
    warn: (line) => void world.stderr.write(`${plainLine(line)}\n`),
    progress,
    signal: stop.signal,
  };
  try {
    return await command.run(args, context);
  } catch (error) {
    progress.finish();
    const { code, text } = explain(error, name);
    world.stderr.write(`${text}\n`);
    if (json && !hasResult) world.stdout.write(jsonLine({ error: code === FAULT ? messageOf(error) : text }));
    return code;
  } finally {
    world.off('SIGINT', onSignal);
    world.off('SIGTERM', onSignal);
  }
}

export function jsonLine(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

/** Of a fault: where in the program it came from is for standard error. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function explain(error: unknown, name: string): { code: number; text: string } {
  if (!(error instanceof Error)) return { code: FAULT, text: messageOf(error) };
  if (error instanceof BadSetting || error instanceof BadContent || error instanceof WrongUsage)
    return { code: 2, text: error.message };
  if (error instanceof ServerUnreachable || error instanceof EngineUnavailable) return { code: 4, text: error.message };
  if (isDiskFull(error)) return { code: 1, text: NO_ROOM };
  const isWrongOption = 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
  if (isWrongOption)
    return { code: 2, text: `${error.message.split('. ')[0]}. phong-doc ${name} --help lists what it takes.` };
  return { code: FAULT, text: error.stack ?? error.message };
}
