import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { runOnProjectNode } from './project-node.mjs';
import { ROOT } from './root.mjs';

await ensureInstalled();
await ensureBuilt();
process.exitCode = await runOnProjectNode([join(ROOT, 'tests/bench/bench.ts'), ...process.argv.slice(2)]);
