import { parentPort, workerData } from 'node:worker_threads';
import { ead2002Reader } from '../../../src/ingest/readers/ead.ts';
import { WORDS } from './reading-a-file.ts';

/** Run as a worker whose heap is limited: reads the file it is given, keeping nothing, and says what it met. */
const met = { components: 0, longest: 0, cut: false };
for await (const events of ead2002Reader.read(String(workerData), { accessWords: WORDS })) {
  for (const event of events) {
    if (event.kind === 'component') {
      met.components++;
      met.longest = Math.max(met.longest, event.description.scope?.length ?? 0);
    } else if (event.kind === 'problem') {
      met.cut ||= event.problem.reason.includes('2 million');
    }
  }
}
parentPort?.postMessage(met);
