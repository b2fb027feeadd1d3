/**
 * Whether a legal status names a degree of secrecy, in the languages of Vietnamese fonds and their neighbours: "Secret
 * défense", "Classified", "Geheim". What says that it ended, or was none, names none.
 */
export function namesSecrecy(status: string): boolean {
  const written = status.normalize('NFC');
  return DEGREE.test(written) && !ENDED.test(written);
}

const DEGREE =
  /(?<!\p{L})(?:(?:très |top |ultra)?secret(?:s|e|es|o|a|os|as)?|classified|classifiée?s?|confiden[tc]i\p{L}*|geheim\p{L}*|vertraulich\p{L}*|vertrouwelijk|reserv(?:ado|ada)s?|mật|kín)(?!\p{L})/iu;
const ENDED =
  /(?:de|dé|un)-?classifi|non[- ](?:classifi|confiden|secret)|\bno longer\b|\bnot\b|\bformerly\b|n'est plus|giải mật|hết mật|không|\bex-/iu;
