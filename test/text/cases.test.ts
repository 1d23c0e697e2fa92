import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { textOfSentence } from '../../src/model/narration.js';
import { cutParagraphs } from '../../src/text/narration/paragraphs.js';
import { expectGolden } from '../golden.js';
import { cuesOf, lectureOf, narrated } from './lecture.js';

// The folder is the list of cases: NAME.txt, a cue a line, becomes NAME.md, a sentence a line, paragraphs apart.
const folder = join(import.meta.dirname, 'cases');
const cases = readdirSync(folder).filter((name) => name.endsWith('.txt'));

test.each(cases)('%s reads as it should', (name) => {
  const lines = readFileSync(join(folder, name), 'utf8').trimEnd().split('\n');
  const narration = narrated(lectureOf(cuesOf(lines), { language: name === 'german.txt' ? 'de' : 'en' }));
  const paragraphs = cutParagraphs(narration, []).map(({ from, to }) =>
    narration.sentences.slice(from, to).map(textOfSentence).join('\n'),
  );
  expectGolden(paragraphs.join('\n\n') + '\n', join(folder, name.replace(/txt$/, 'md')));
});
