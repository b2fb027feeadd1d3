/** What is wrong with a form, in words for its reader. */
export interface FormError {
  /** The field's name, which is also its id; none where the form as a whole is meant. */
  field?: string;
  text: string;
}

/** What is wrong with one field. */
export function errorOf(errors: readonly FormError[] | undefined, field: string): string | undefined {
  return errors?.find((error) => error.field === field)?.text;
}

/** The ids that describe a field, for `aria-describedby`. */
export function describedBy(name: string, hint: unknown, error: unknown): string | undefined {
  const ids = [...(hint ? [`${name}-hint`] : []), ...(error ? [`${name}-error`] : [])];
  return ids.length > 0 ? ids.join(' ') : undefined;
}
