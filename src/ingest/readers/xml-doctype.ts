/** What a document type declaration says of an entity: its text, or that it must not be used. */
export type DeclaredEntity = { kind: 'text'; text: string } | { kind: 'external' } | { kind: 'nested' };

/**
 * Longest replacement text of an entity that is used. With no entity inside another, a file can then grow
 * by a fixed factor only, which is what makes entity bombs (exponential or quadratic) harmless.
 */
const LONGEST_ENTITY = 200;

/**
 * General entities declared in the internal subset of a DOCTYPE. Plain text and character references are
 * taken; what lies outside the file, or is made of other entities or markup, is never read.
 */
export function declaredEntities(doctype: string): Map<string, DeclaredEntity> {
  const declared = new Map<string, DeclaredEntity>();
  const start = doctype.indexOf('[');
  if (start < 0) return declared;
  const subset = doctype.slice(start).replace(/<!--[\s\S]*?-->/g, '');
  for (const [, name = '', external, , doubleQuoted, singleQuoted] of subset.matchAll(ENTITY)) {
    // The first declaration binds (XML 1.0, 4.2).
    if (!declared.has(name))
      declared.set(name, external === undefined ? internal(doubleQuoted ?? singleQuoted ?? '') : { kind: 'external' });
  }
  return declared;
}

const ENTITY = /<!ENTITY\s+([^\s%"'<>&]+)\s+(?:(SYSTEM|PUBLIC)\b|("([^"]*)"|'([^']*)'))/g;

function internal(value: string): DeclaredEntity {
  const text = value.replace(/&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));/gi, (whole, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code >= 0x20 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
  const isPlain = text.length <= LONGEST_ENTITY && !/[&<%]/.test(value.replace(/&#x?[0-9a-f]+;/gi, ''));
  return isPlain ? { kind: 'text', text } : { kind: 'nested' };
}
