import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { BadSetting } from '../platform/config.ts';

/** What an archivist may teach the search without touching code: one source for both engines. */
export interface SearchConfig {
  /** One-way: a word also finds its expansions. `ubnd` → `ủy ban nhân dân`. */
  synonyms: Record<string, string[]>;
}

/** The folder at the project's root. */
const FOLDER = join(import.meta.dirname, '..', '..', 'search-config');

const Words = z.string().trim().min(1).max(200);
const Synonyms = z.record(Words, z.union([Words.transform((word) => [word]), z.array(Words).max(50)])).nullable();

/**
 * Reads `search-config/`; a file that is not there teaches nothing.
 * @throws BadSetting naming the file and what is wrong in it
 */
export function readSearchConfig(folder = FOLDER): SearchConfig {
  return { synonyms: readYaml(join(folder, 'synonyms.yaml'), Synonyms) ?? {} };
}

function readYaml<Shape extends z.ZodType>(path: string, shape: Shape): z.infer<Shape> | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return shape.parse(parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new BadSetting(`${path} is not usable: ${explain(error)}`);
  }
}

function explain(error: unknown): string {
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not what is expected'}`;
  }
  return error instanceof Error ? error.message.split('\n', 1)[0]! : String(error);
}
