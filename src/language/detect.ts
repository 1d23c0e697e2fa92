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

/** By small words that one has and the other writes otherwise. */
function danishOrNorwegian(text: string): 'da' | 'no' {
  const count = (words: RegExp) => text.match(words)?.length ?? 0;
  const danish = count(
    /(?<!\p{L})(?:af|at|hvad|noget|nogen|nogle|efter|meget|os|mig|dig|sig|bliver|ud|op|lige|bruge|bruger|nu|gøre|gør|været|vigtigt?|kræver|taler|skridt|hurtigt?)(?!\p{L})/giu,
  );
  const norwegian = count(
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
  const letters = whole.match(/\p{L}/gu)?.length ?? 0;
  const signs = whole.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu)?.length ?? 0;
  if (letters < FEWEST_LETTERS && signs < FEWEST_SIGNS) return [];
  const count = Math.max(1, Math.min(MOST_STRETCHES, Math.floor(whole.length / STRETCH)));
  const step = whole.length / count;
  return Array.from({ length: count }, (_, nth) =>
    whole.slice(Math.floor(nth * step), Math.floor(nth * step) + STRETCH),
  );
}
