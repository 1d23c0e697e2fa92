/**
 * Key terms: quality on the development sets and speed. Quality is measured here as the shared scorer does for public
 * sets (exact match after Porter stemming); for lectures see eval/score_concepts.py on
 * `nbscribe concepts LECTURE --json --top 40`.
 * Run: npm run bench:concepts      (sets in $NBSCRIBE_SHARED/gold/concepts, default ../shared; skipped without)
 */
import { existsSync, readFileSync } from 'node:fs';
import { PorterStemmer } from 'natural/lib/natural/stemmers/index.js';
import { extractConcepts } from '../src/concepts/extract.js';
import { readShippedData } from '../src/host/data.js';
import type { ReadData } from '../src/model/host.js';
import { cpuClock } from './measure.js';

const lexicon = readShippedData('text/lexicon/spoken.txt');
const readData: ReadData = () => lexicon;

/** 20,000 words of talk, made of the README and the sources' own comments: any English will do. */
const prose = readFileSync('README.md', 'utf8')
  .replace(/[`*#|]/g, ' ')
  .split(/\s+/);
const textOf = (words: number): string => {
  let text = '';
  for (let n = 0; n < words; n++) text += `${prose[(n * 7 + (n >> 8) * 13) % prose.length] ?? ''} `;
  return text;
};
const time = (text: string): number => {
  const spentMs = cpuClock();
  extractConcepts(text, { readData, profile: 'speech' });
  return spentMs();
};

const talk = textOf(20_000);
const cold = time(talk);
const warm = Array.from({ length: 20 }, () => time(talk)).sort((a, b) => a - b)[10] ?? 0;
console.log(`20,000 words: ${cold.toFixed(0)} ms cold, ${warm.toFixed(1)} ms warm (CPU)`);
for (const words of [250_000, 500_000, 1_000_000])
  console.log(`${words.toLocaleString('en')} words: ${(time(textOf(words)) / 1000).toFixed(2)} s (CPU)`);

const folder = `${process.env.NBSCRIBE_SHARED ?? '../shared'}/gold/concepts`;
const normalise = (phrase: string): string =>
  (phrase.toLowerCase().replace(/['’]s?\b/g, '').match(/[a-z0-9]+/g) ?? []).map((word) => PorterStemmer.stem(word)).join(' '); // prettier-ignore

if (!existsSync(folder)) console.log(`skipped: no keyphrase sets in ${folder}; name their place with NBSCRIBE_SHARED`);
else
  for (const set of ['inspec', 'semeval2017', 'kdd', 'www', 'kpcrowd500n', 'nus', 'semeval2010']) {
    const lines = readFileSync(`${folder}/${set}.dev.jsonl`, 'utf8').trim().split('\n');
    const scores = lines.map((line) => {
      const { text, keyphrases } = JSON.parse(line) as { text: string; keyphrases: string[] };
      const gold = new Set(keyphrases.map(normalise).filter(Boolean));
      const found = new Set(extractConcepts(text, { readData, top: 10 }).map(({ term }) => normalise(term)));
      const hits = [...found].filter((term) => gold.has(term)).length;
      return hits === 0 ? 0 : (2 * hits) / (found.size + gold.size);
    });
    console.log(`${set}: F1@10 ${((100 * scores.reduce((a, b) => a + b, 0)) / scores.length).toFixed(1)}`);
  }
