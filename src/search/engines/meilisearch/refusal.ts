/** What an operator can do about an answer that is an error, with the server's own word for it in brackets. */
export function refusal(status: number, code: string | undefined): string {
  const word = code ?? `status ${status}`;
  if (![401, 403].includes(status)) return word;
  return `MEILI_KEY is wrong, has expired, or may not do this (${word}); phong-doc doctor says what it lacks`;
}
