import type { Meilisearch } from 'meilisearch';
import type { IndexChanges } from '../../engine.ts';
import { asking } from './connection.ts';
import { toIndexDocument } from './index-document.ts';
import type { TaskWatch } from './tasks.ts';

/** The server takes 100 MB at once; a payload of this many characters stays below even if each takes three bytes. */
const MOST_CHARACTERS = 20_000_000;

/** Queues the changes in order; the server joins what waits into larger batches by itself. */
export async function writeChanges(
  client: Meilisearch,
  tasks: TaskWatch,
  indexUid: string,
  changes: IndexChanges,
): Promise<{ durable: Promise<void> }> {
  const index = client.index(indexUid);
  const done: Promise<void>[] = [];
  for (const payload of payloadsOf(changes.upserts)) {
    const task = await asking(() =>
      index.addDocumentsFromString(payload, 'application/x-ndjson', { primaryKey: 'pk' }),
    );
    done.push(tasks.done(task.taskUid));
  }
  if (changes.removals.length > 0) {
    const task = await asking(() => index.deleteDocuments(changes.removals));
    done.push(tasks.done(task.taskUid));
  }
  return { durable: Promise.all(done).then(() => undefined) };
}

function* payloadsOf(documents: IndexChanges['upserts']): Generator<string> {
  let lines: string[] = [];
  let characters = 0;
  for (const document of documents) {
    const line = JSON.stringify(toIndexDocument(document));
    if (characters + line.length > MOST_CHARACTERS && lines.length > 0) {
      yield lines.join('\n');
      lines = [];
      characters = 0;
    }
    lines.push(line);
    characters += line.length + 1;
  }
  if (lines.length > 0) yield lines.join('\n');
}
