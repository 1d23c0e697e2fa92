/**
 * Which language is spoken, by a small network over letters (lande);
 * a vote of stretches, so that code and quotations do not decide.
 */

/** ISO 639-3, as the network tells them, to the shorter codes where these are other than its first two letters. */
const SHORTER: Readonly<Record<string, string>> = {
  cat: 'ca', ces: 'cs', ckb: 'ckb', cmn: 'zh', dan: 'da', deu: 'de', ell: 'el', eng: 'en', est: 'et', eus: 'eu', fin: 'fi', heb: 'he',
  hin: 'hi', hye: 'hy', ind: 'id', isl: 'is', jpn: 'ja', kat: 'ka', kaz: 'kk', kor: 'ko', lit: 'lt', mar: 'mr', mkd: 'mk', nld: 'nl',
  nob: 'no', pes: 'fa', pol: 'pl', por: 'pt', ron: 'ro', run: 'rn', rus: 'ru', slk: 'sk', spa: 'es', srp: 'sr', swe: 'sv', tgl: 'tl',
  tur: 'tr', ukr: 'uk', vie: 'vi',
}; // prettier-ignore

/** Scripts that the network has never seen and takes for any other; each tells its language by itself. */
const BY_SCRIPT: readonly (readonly [language: string, letter: RegExp])[] = [
  ['th', /(?=\p{L})\p{sc=Thai}/gu], ['lo', /(?=\p{L})\p{sc=Lao}/gu], ['km', /(?=\p{L})\p{sc=Khmer}/gu],
  ['my', /(?=\p{L})\p{sc=Myanmar}/gu], ['ta', /(?=\p{L})\p{sc=Tamil}/gu], ['te', /(?=\p{L})\p{sc=Telugu}/gu],
  ['kn', /(?=\p{L})\p{sc=Kannada}/gu], ['ml', /(?=\p{L})\p{sc=Malayalam}/gu], ['gu', /(?=\p{L})\p{sc=Gujarati}/gu],
  ['pa', /(?=\p{L})\p{sc=Gurmukhi}/gu], ['or', /(?=\p{L})\p{sc=Oriya}/gu], ['si', /(?=\p{L})\p{sc=Sinhala}/gu],
  ['am', /(?=\p{L})\p{sc=Ethiopic}/gu], ['bo', /(?=\p{L})\p{sc=Tibetan}/gu],
]; // prettier-ignore

/** Letters of half a minute of speech: the network is sure of such a stretch (1,900 of 1,900 measured, decision 16). */
const STRETCH = 400;
const MOST_STRETCHES = 15;
/** Less tells nothing for sure. */
const FEWEST_LETTERS = 60;
const FEWEST_SIGNS = 12;
/** Share of the stretches that must agree. */
const MAJORITY = 0.5;

/** The language of a talk, `de`; undefined where the words are too few or no language has most of them. */
export async function detectLanguage(texts: readonly string[]): Promise<string | undefined> {
  const stretches = stretchesOf(texts.map(withoutCode).filter((text) => text !== ''));
  if (stretches.length === 0) return undefined;
  const byScript = languageByScript(stretches.join(' '));
  if (byScript !== undefined) return byScript;
  const { default: lande } = await import('lande');
  const votes = new Map<string, number>();
  for (const stretch of stretches) {
    const [code = '', share = 0] = lande(stretch)[0] ?? [];
    votes.set(code, (votes.get(code) ?? 0) + share);
  }
  // Danish and Norwegian are one to the network: what it gives to either is theirs together.
  const scandinavian = (votes.get('dan') ?? 0) + (votes.get('nob') ?? 0);
  const [best, most] = [...votes, ['scandinavian', scandinavian] as const].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
  if (most <= MAJORITY * stretches.length) return undefined;
  if (best === 'dan' || best === 'nob' || best === 'scandinavian') return danishOrNorwegian(stretches.join(' '));
  return SHORTER[best] ?? best.slice(0, 2);
}

/** The language whose own script most letters are of. */
function languageByScript(text: string): string | undefined {
  const half = countOf(text, /\p{L}/gu) * MAJORITY;
  return BY_SCRIPT.find(([, letter]) => countOf(text, letter) > half)?.[0];
}

const countOf = (text: string, sign: RegExp): number => text.match(sign)?.length ?? 0;

/** By small words that one has and the other writes otherwise. */
function danishOrNorwegian(text: string): 'da' | 'no' {
  const danish = countOf(
    text,
    /(?<!\p{L})(?:af|at|hvad|noget|nogen|nogle|efter|meget|os|mig|dig|sig|bliver|ud|op|lige|bruge|bruger|nu|gøre|gør|været|vigtigt?|kræver|taler|skridt|hurtigt?)(?!\p{L})/giu,
  );
  const norwegian = countOf(
    text,
    /(?<!\p{L})(?:av|å|hva|noe|noen|etter|veldig|mye|oss|meg|deg|seg|blir|ut|opp|akkurat|bruke|bruker|nå|gjøre|gjør|vært|viktig|krever|snakker|steg|raskt?)(?!\p{L})/giu,
  );
  return norwegian > danish ? 'no' : 'da';
}

/** Names of code, addresses and numbers are of no language. */
const CODE = /[_=(){}<>\\/@#]|\w\.\w|\p{Ll}\p{Lu}|\d/u;

const withoutCode = (text: string): string =>
  text
    .replace(/\S+/g, (word) => (CODE.test(word) ? ' ' : word))
    .replace(/\s+/g, ' ')
    .trim();

/** Evenly over the talk; each about half a minute, the only one of a short talk less. */
function stretchesOf(texts: readonly string[]): readonly string[] {
  const whole = texts.join(' ');
  const letters = countOf(whole, /\p{L}/gu);
  const signs = countOf(whole, /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu);
  if (letters < FEWEST_LETTERS && signs < FEWEST_SIGNS) return [];
  const count = Math.max(1, Math.min(MOST_STRETCHES, Math.floor(whole.length / STRETCH)));
  const step = whole.length / count;
  return Array.from({ length: count }, (_, nth) =>
    whole.slice(Math.floor(nth * step), Math.floor(nth * step) + STRETCH),
  );
}
