import { parseArgs } from 'node:util';
import { readConfig } from '../platform/config.ts';
import { serve } from '../server.ts';
import type { Command } from './command.ts';

/** Runs the portal until it is told to stop. */
export const command: Command = {
  summary: 'run the portal',
  help: `Usage: phong-doc serve

Serves the reading room at HOST:PORT until it gets SIGINT or SIGTERM; then it finishes what it is
answering, at most ten seconds, and ends. Build the pages first (npm start does).`,
  json: false,
  async run(args, context) {
    parseArgs({ args, options: {} });
    const server = await serve(readConfig(context.env));
    context.print(`Phòng Đọc: ${server.url}`);
    await new Promise<void>((resolve) => {
      if (context.signal.aborted) resolve();
      context.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    await server.stop();
    return 0;
  },
};
