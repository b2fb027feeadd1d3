/**
 * The language of a piece of a description, as far as its letters give it away: screen readers then
 * pronounce it rightly (WCAG 3.1.2).
 * @param pageLang the language of the page, which needs no mark
 * @param materialLanguages languages of the material: tells French from other Latin text
 * @returns a BCP 47 tag, or undefined where the text is the page's own language or cannot be told
 */
export function languageOfText(text: string, pageLang: string, materialLanguages: string[] = []): string | undefined {
  if (ASCII_ONLY.test(text)) return undefined;
  // Most texts are composed already, and Vietnamese ones show it within a few letters.
  const isVietnamese = VIETNAMESE.test(text) || (COMBINING.test(text) && VIETNAMESE.test(text.normalize('NFC')));
  if (isVietnamese) return pageLang === 'vi' ? undefined : 'vi';
  if (HAN.test(text)) return 'zh-Hant';
  if (ARABIC.test(text)) return 'ar';
  if (CYRILLIC.test(text)) return 'ru';
  return materialLanguages.length === 1 && materialLanguages[0] === 'fr' ? 'fr' : undefined;
}

const ASCII_ONLY = /^[\x20-\x7e\s]*$/;
const VIETNAMESE =
  /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹĩũĂĐƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸĨŨ]/;
const COMBINING = /[\u0300-\u036f]/;
const HAN = /\p{Script=Han}/u;
const ARABIC = /\p{Script=Arabic}/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;
