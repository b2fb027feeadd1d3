import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { ACCESS_LEVELS, type AccessLevel } from '../../catalogue/description.ts';
import { checkedYaml } from '../../platform/content/checked-yaml.ts';
import { readText } from '../../platform/content/read-text.ts';

/** What the archive has decided about its documents: `content/policy/documents.yaml`, which explains itself. */
export interface DocumentPolicy {
  /** Access of a document that no finding aid names. */
  withoutFindingAid: AccessLevel;
  /** What a stamp on a first page says that keeps a document back. */
  secretMarks: readonly string[];
  /** SHA-256 of documents, lower-case hex, that a person has looked at and released. */
  released: ReadonlySet<string>;
}

const Sha256 = z
  .string()
  .trim()
  .regex(/^[0-9a-f]{64}$/i, 'is the SHA-256 of a file: 64 figures and letters a to f, as the import reports it');

const PolicyFile = z.strictObject({
  withoutFindingAid: z.enum(ACCESS_LEVELS).default('closed'),
  secretMarks: z.array(z.string().trim().min(3)).min(1).default(['mật', 'tối mật', 'tuyệt mật']),
  released: z.array(Sha256).nullish(),
});

/**
 * Without the file, or without the key, a document that no finding aid names is closed.
 * @param contentDir absolute
 * @throws BadContent with one line that names the file and the key
 */
export function readDocumentPolicy(contentDir: string): DocumentPolicy {
  const path = join(contentDir, 'policy', 'documents.yaml');
  const name = `${basename(contentDir)}/policy/documents.yaml`;
  const policy = checkedYaml(existsSync(path) ? readText(path, name) : '', PolicyFile, name);
  return { ...policy, released: new Set((policy.released ?? []).map((hash) => hash.toLowerCase())) };
}
