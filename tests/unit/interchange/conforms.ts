/** As much of JSON Schema as openapi.json uses. @returns where a value breaks the schema; nothing when it conforms */
export function breaches(value: unknown, schema: object, root: object, at = '$'): string[] {
  const rule = schema as Rule;
  if (rule.$ref !== undefined) return breaches(value, resolve(root, rule.$ref), root, at);
  if (rule.oneOf) {
    const fits = rule.oneOf.some((each) => breaches(value, each, root, at).length === 0);
    return fits ? [] : [`${at}: none of the shapes allowed`];
  }
  if (rule.enum && !rule.enum.includes(value)) return [`${at}: ${String(value)} is not listed`];
  const types = rule.type === undefined ? [] : [rule.type].flat();
  if (types.length > 0 && !types.some((type) => isOfType(value, type))) return [`${at}: not ${types.join(' or ')}`];
  if (Array.isArray(value)) {
    return value.flatMap((each, i) => (rule.items ? breaches(each, rule.items, root, `${at}[${i}]`) : []));
  }
  if (typeof value !== 'object' || value === null) return [];
  const missing = (rule.required ?? []).filter((name) => !(name in value)).map((name) => `${at}.${name} is missing`);
  const members = Object.entries(value).flatMap(([name, each]) => {
    const own = rule.properties?.[name] ?? rule.additionalProperties;
    if (own === false) return [`${at}.${name} is not described`];
    return typeof own === 'object' ? breaches(each, own, root, `${at}.${name}`) : [];
  });
  return [...missing, ...members];
}

interface Rule {
  $ref?: string;
  oneOf?: object[];
  enum?: unknown[];
  type?: string | string[];
  items?: object;
  required?: string[];
  properties?: Record<string, object>;
  additionalProperties?: object | boolean;
}

function resolve(root: object, ref: string): object {
  let node: unknown = root;
  for (const part of ref.slice(2).split('/')) node = (node as Record<string, unknown>)[part];
  if (typeof node !== 'object' || node === null) throw new Error(`${ref} leads nowhere`);
  return node;
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}
