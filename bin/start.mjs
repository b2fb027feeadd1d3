import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { runOnProjectNode } from './project-node.mjs';
import { ROOT } from './root.mjs';

/** Of the exit codes of `import`: done · done, some input refused · stopped by a guard. After these the portal can serve. */
const MAY_SERVE = new Set([0, 1, 3]);

const content = resolve(ROOT, process.env.CONTENT_DIR || 'content');

const command = (args, options) =>
  runOnProjectNode([join(ROOT, 'src/cli/phong-doc.ts'), ...args], { cwd: ROOT, ...options });

async function importIfThere(name, options) {
  const folder = join(content, name);
  return existsSync(folder) ? command(['import', folder], options) : 0;
}

/** The address first: documents, and scans that take a machine seconds a page, come in beside the running portal. */
async function serveAndTakeInDocuments() {
  const ended = new AbortController();
  let documents;
  const onOutput = () => (documents = importIfThere('documents', { output: 'lines', until: ended.signal }));
  const code = await command(['serve'], { output: 'lines', onOutput });
  ended.abort();
  await documents;
  return code;
}

/** The sample archive's invented people come before the address is printed: how they sign in is shown this once. */
async function fillAndServe() {
  const filled = await command(['sample']);
  return filled === 0 ? serveAndTakeInDocuments() : filled;
}

await ensureInstalled();
await ensureBuilt();
const imported = await importIfThere('finding-aids');
process.exitCode = MAY_SERVE.has(imported) ? await fillAndServe() : imported;
