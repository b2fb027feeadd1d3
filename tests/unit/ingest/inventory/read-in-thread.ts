import { parentPort, workerData } from 'node:worker_threads';
import { loadAccessWords } from '../../../../src/catalogue/access-words/load.ts';
import { inventoryXlsxReader } from '../../../../src/ingest/readers/inventory-xlsx.ts';

/** Counts the files of a workbook and says how many: the other half of long-inventories.test.ts. */
const path: string = workerData;
const accessWords = loadAccessWords('content/policy/access.yaml', '2026-11-22');
let files = 0;
for await (const batch of inventoryXlsxReader.read(path, { accessWords })) {
  for (const event of batch) if (event.kind === 'component' && event.description.level === 'file') files++;
}
parentPort?.postMessage(files);
