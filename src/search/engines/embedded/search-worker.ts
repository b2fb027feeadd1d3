import { parentPort, workerData } from 'node:worker_threads';
import { EngineUnavailable, UnusableRequest } from '../../engine.ts';
import { foldSynonyms } from '../../synonyms.ts';
import { saysDamaged } from './index-file.ts';
import { IndexLocation } from './index-location.ts';
import { branchCounts, facetValues, passages, retrieve } from './index-search.ts';
import { OpenIndex } from './open-index.ts';
import type { Question, Reply, WorkerSettings } from './search-calls.ts';
import { suggest } from './suggest.ts';
import { WarmUp } from './warm-up.ts';

/** Imports write every second or so: warming up in between would be in vain. */
const QUIET_MS = 1500;

/** The thread that searches: holds the serving index open, and opens the new one when that has been swapped in. */

// What the pool hands over is of its own making.
const settings = workerData as WorkerSettings;
const location = new IndexLocation(settings.dataDir);
const synonyms = foldSynonyms(settings.synonyms);
let index: OpenIndex | undefined;
let warmedSeq: number | undefined;
let quiet: NodeJS.Timeout | undefined;

reply({ id: 0, call: 'count', ask: {} });
parentPort?.postMessage('ready');
parentPort?.on('message', (question: Question) => {
  parentPort?.postMessage(reply(question));
  warmUpWhenQuiet();
});
warmUpWhenQuiet();

/** Once nobody has asked anything for a moment, and after each change of the index. */
function warmUpWhenQuiet(): void {
  clearTimeout(quiet);
  if (!index || index.seq === warmedSeq) return;
  quiet = setTimeout(() => {
    if (!index) return;
    warmedSeq = index.seq;
    goOn(new WarmUp(index));
  }, QUIET_MS);
}

function goOn(warmUp: WarmUp): void {
  try {
    if (warmUp.step()) setImmediate(goOn, warmUp);
  } catch {
    // It was only meant to save time; a question will tell what is wrong.
  }
}

function reply(question: Question): Reply {
  try {
    return { id: question.id, answer: answer(question) };
  } catch (error) {
    if (saysDamaged(error)) location.markDamaged();
    const message = error instanceof Error ? error.message : String(error);
    return { id: question.id, failure: error instanceof UnusableRequest ? 'unusable' : 'unavailable', message };
  }
}

function answer(question: Question): unknown {
  const serving = servingIndex();
  return serving.read(() => {
    switch (question.call) {
      case 'retrieve':
        return retrieve(serving, synonyms, question.ask.request);
      case 'passages': {
        const { request, records, perRecord } = question.ask;
        return passages(serving, synonyms, request, records, perRecord);
      }
      case 'facetValues': {
        const { request, facet, startsWith, limit } = question.ask;
        return facetValues(serving, synonyms, request, facet, startsWith, limit);
      }
      case 'branchCounts':
        return branchCounts(serving, synonyms, question.ask.request, question.ask.records);
      case 'suggest':
        return suggest(serving, question.ask.typed, question.ask.limit);
      case 'count':
        return serving.columns.count;
    }
  });
}

function servingIndex(): OpenIndex {
  const path = location.current();
  if (path === undefined) throw new EngineUnavailable('There is no search index yet.');
  if (index?.path === path) return index;
  const opened = new OpenIndex(path);
  index?.close();
  index = opened;
  warmedSeq = undefined;
  return index;
}
