import { parentPort, workerData } from 'node:worker_threads';
import { loadAccessWords } from '../../catalogue/access-words/load.ts';
import { READERS } from '../readers/index.ts';
import { faultOf } from './reading-fault.ts';
import { BATCHES_AHEAD } from './thread-messages.ts';
import type { FromReader, ReadingThreadData, ToReader } from './thread-messages.ts';

/** The thread that reading-thread.ts starts: it reads what it is told to, never far ahead of whoever fetches. */

interface Reading {
  waiting: number;
  left: AbortController;
  /** Goes on when a batch was fetched, or nobody wants more. */
  goOn: () => void;
}

const { accessPolicy, today } = workerData as ReadingThreadData;
const accessWords = loadAccessWords(accessPolicy, today);
const readings = new Map<number, Reading>();

parentPort?.on('message', (message: ToReader) => {
  if (message.kind === 'read') return void read(message);
  const reading = readings.get(message.reading);
  if (!reading) return;
  if (message.kind === 'fetched') reading.waiting--;
  else reading.left.abort();
  reading.goOn();
});

function tell(message: FromReader): void {
  parentPort?.postMessage(message);
}

async function read(order: Extract<ToReader, { kind: 'read' }>): Promise<void> {
  const reading: Reading = { waiting: 0, left: new AbortController(), goOn: () => undefined };
  const { signal } = reading.left;
  readings.set(order.reading, reading);
  try {
    const reader = READERS.find(({ format }) => format === order.format)!;
    const { path, looksAhead } = order;
    for await (const events of reader.read(path, { accessWords, looksAhead, signal })) {
      while (reading.waiting >= BATCHES_AHEAD && !signal.aborted) await untilFetched(reading);
      if (signal.aborted) return;
      reading.waiting++;
      tell({ kind: 'batch', reading: order.reading, events: JSON.stringify(events) });
    }
    tell({ kind: 'end', reading: order.reading });
  } catch (error) {
    if (!signal.aborted) tell({ kind: 'fault', reading: order.reading, fault: faultOf(error) });
  } finally {
    readings.delete(order.reading);
  }
}

function untilFetched(reading: Reading): Promise<void> {
  return new Promise((resolve) => (reading.goOn = resolve));
}
