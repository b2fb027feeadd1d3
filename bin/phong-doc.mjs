#!/usr/bin/env node
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { runOnProjectNode } from './project-node.mjs';
import { ROOT } from './root.mjs';

await ensureInstalled();
const argv = process.argv.slice(2);
let hasAnswered = false;
const code = await runOnProjectNode([join(ROOT, 'src/cli/phong-doc.ts'), ...argv], {
  onMessage: () => (hasAnswered = true),
});
// Killed, or out of memory: nobody else is left to say so to whoever waits for JSON.
if (code > 128 && !hasAnswered && argv.includes('--json')) {
  process.stdout.write(`${JSON.stringify({ error: `The program was ended by signal ${code - 128}.` })}\n`);
}
process.exitCode = code;
