import type { SearchDocument, SearchEngine } from '../../../src/search/engine.ts';
import type { EngineUnderTest, IndexUnderTest } from './engines.ts';

/** A server's tasks may take their time on a busy machine. */
export const SETUP_MS = 120_000;

export interface Filled extends IndexUnderTest {
  engine: SearchEngine;
}

/** An index that holds these documents, searchable when the promise resolves. */
export async function openWith(underTest: EngineUnderTest, documents: readonly SearchDocument[]): Promise<Filled> {
  const index = await underTest.create();
  const engine = await index.open();
  await put(engine, documents);
  return { ...index, engine };
}

export async function put(engine: SearchEngine, upserts: readonly SearchDocument[]): Promise<void> {
  const { durable } = await engine.write({ upserts: [...upserts], removals: [] });
  engine.flush?.();
  await durable;
}

export async function drop(engine: SearchEngine, ...removals: number[]): Promise<void> {
  const { durable } = await engine.write({ upserts: [], removals });
  await durable;
}
