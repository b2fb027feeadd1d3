#!/usr/bin/env node
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { runOnProjectNode } from './project-node.mjs';
import { ROOT } from './root.mjs';

await ensureInstalled();
process.exitCode = await runOnProjectNode([join(ROOT, 'src/cli/phong-doc.ts'), ...process.argv.slice(2)]);
