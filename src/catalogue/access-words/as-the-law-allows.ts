import { foldedLabel } from './comparable.ts';

/**
 * Whether a French statement of openness says no more than which law decides: "communicable selon les dispositions du
 * code du patrimoine" means as soon as that law's terms have run out, which "communicable de plein droit" and
 * "librement communicable" do not wait for.
 */
export function leavesItToTheLaw(text: string): boolean {
  if (!MAY_BE.test(text)) return false;
  return text.split(SENTENCES).some((sentence) => {
    const said = foldedLabel(sentence);
    return LAW_DECIDES.test(said) && !AT_ONCE.test(said);
  });
}

/** Cheap, and true of all that may say so. */
const MAY_BE = /(?:communica|consulta|accessi)b/iu;
/** "art. L. 213-1" ends no sentence. */
const SENTENCES = /[;\n]|(?<=\p{Ll}{4})\.(?=\s|$)/u;
const LAW_DECIDES =
  /(?:^| )(?:communicable|consultable|accessible)s? (?:.{1,60} )?(?:selon|suivant|conformement|en application|par application|en vertu|au titre|dans (?:les|le) (?:conditions|respect|cadre|limites?))(?: |$)/;
const AT_ONCE =
  /(?:^| )(?:de plein droit|librement|immediatement|sans (?:delai|restriction)s?|acces libre|libre acces)(?: |$)/;
