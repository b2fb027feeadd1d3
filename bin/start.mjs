import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { runOnProjectNode } from './project-node.mjs';
import { ROOT } from './root.mjs';

/** Of the exit codes of `import`: done · done, some input refused · stopped by a guard. After these the portal can serve. */
const MAY_SERVE = new Set([0, 1, 3]);

const command = (...args) => runOnProjectNode([join(ROOT, 'src/cli/phong-doc.ts'), ...args], { cwd: ROOT });

await ensureInstalled();
await ensureBuilt();
const findingAids = join(resolve(ROOT, process.env.CONTENT_DIR || 'content'), 'finding-aids');
const imported = existsSync(findingAids) ? await command('import', findingAids) : 0;
process.exitCode = MAY_SERVE.has(imported) ? await command('serve') : imported;
