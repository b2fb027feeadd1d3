/**
 * What a statement is given, as every database of ours can keep and compare it. PostgreSQL takes no text with a zero
 * byte in it ("invalid byte sequence"), and half of a surrogate pair is no UTF-8. Anybody can send both, in an address,
 * a form or a file: here, where all of it comes by, they become the sign for what cannot be read, and so name nothing.
 */
export function storable<Value>(value: Value): Value {
  if (typeof value === 'string') return storableText(value) as Value & string;
  if (Array.isArray(value)) return value.map((each: unknown) => storable(each)) as Value & unknown[];
  return value;
}

export function storableText(text: string): string {
  return text.isWellFormed() && !text.includes('\0') ? text : text.toWellFormed().replaceAll('\0', '\ufffd');
}
