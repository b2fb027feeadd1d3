/**
 * Whether a word has the shape of a Vietnamese syllable: an onset, a rhyme that exists, and a tone that the rhyme
 * can bear. No list of words: what is spelled like Vietnamese counts, whether it means something or not.
 */
export function isSyllable(word: string): boolean {
  if (word.length > LONGEST) return false;
  const { letters, tones } = apart(word.toLowerCase());
  if (tones.length > 1) return false;
  const tone = tones[0];
  for (const length of ONSET_LENGTHS) {
    const onset = letters.slice(0, length);
    if (!ONSETS.has(onset)) continue;
    const rhyme = letters.slice(length);
    if (fits(onset, rhyme) && (tone === undefined || tone === ACUTE || tone === DOT_BELOW || !STOPPED.test(rhyme))) {
      return true;
    }
  }
  return false;
}

/** A letter of Vietnamese that no encoding before Unicode could be taken to write. */
export const UNICODE_ONLY = /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/;

/** Letters with the marks that make them other letters, and tones in their order. */
function apart(word: string): { letters: string; tones: string[] } {
  const tones: string[] = [];
  const letters = word
    .normalize('NFD')
    .replace(TONES, (tone) => {
      tones.push(tone);
      return '';
    })
    .normalize('NFC');
  return { letters, tones };
}

function fits(onset: string, rhyme: string): boolean {
  if (onset === 'q') return rhyme.startsWith('u') && (WITH_Q.has(rhyme.slice(1)) || RHYMES.has(rhyme.slice(1)));
  if (onset === 'gi' && rhyme !== '') return RHYMES.has(rhyme) || rhyme === 'êng';
  if (!RHYMES.has(rhyme)) return false;
  const isFront = /^[ieêy]/.test(rhyme);
  if (onset === 'k' || onset === 'gh' || onset === 'ngh') return isFront;
  // "gì" and "gìn" are written with one i.
  if (onset === 'c' || onset === 'ng') return !isFront;
  return onset !== 'g' || !/^[eêy]/.test(rhyme);
}

/** With every mark standing by itself; the longest syllable has seven letters. A page may hold a thousand marks in a row. */
const LONGEST = 24;
const ONSET_LENGTHS = [3, 2, 1, 0];
const ONSETS: ReadonlySet<string> = new Set([
  '',
  ...'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q r s t th tr v x'.split(' '),
]);
const RHYMES: ReadonlySet<string> = new Set(
  [
    'a ac ach ai am an ang anh ao ap at au ay',
    'ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây',
    'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu',
    'i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu',
    'o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong ooc oong op ot oăc oăm oăn oăng oăt',
    'ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt',
    'u ua uc ui um un ung uo up ut uy uya uych uynh uyt uyu uyên uyêt uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ',
    'ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu',
    'y yêm yên yêng yêt yêu',
  ].flatMap((line) => line.split(' ')),
);
/** After the u of q. */
const WITH_Q: ReadonlySet<string> = new Set('y ych yn ynh yt yp yên yêt yu'.split(' '));
const STOPPED = /(?:c|ch|p|t)$/;
const ACUTE = '\u0301';
const DOT_BELOW = '\u0323';
/** Grave, acute, tilde, hook above, dot below, on a vowel. */
const TONES = /(?<=[aeiouy]\p{M}*)[\u0300\u0301\u0303\u0309\u0323]/gu;
