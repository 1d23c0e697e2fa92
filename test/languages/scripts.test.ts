/**
 * Text in any script: every word is written once and in order, and is the same text again when the notebook is read.
 */
import fc from 'fast-check';
import { checkContract } from '../../src/compile/check/check.js';
import { cutTight, joinWords } from '../../src/model/wording/join-words.js';
import { openMemory } from '../../src/read/memory.js';
import { compileLecture, readLecture, summarizeLecture, understandLecture } from '../../src/pipeline/pipeline.js';
import { textOfSentence } from '../../src/model/narration.js';
import { parseNotebook } from '../../src/notebook/format/parse.js';
import { serializeNotebook } from '../../src/notebook/format/serialize.js';
import { tokenize } from '../../src/text/tokens.js';
import { cuesOf } from '../text/lecture.js';
import { seedsOr } from '../soon.js';

const SEEDS = Math.ceil(seedsOr(800) / 100);

const WORDS = [
  ...['动态规划', '。', '，我们', '「引用」', '用Python写', '（括号）', '１２３', '二分探索とは', 'リスト', 'が゙', 'ー', '？', '々', '𠮷野家'],
  ...['שלום', 'עולם,', 'مرحبا', 'بالعالم؟', 'نص*غامق*', 'हिन्दी', 'वाक्य।', 'ภาษาไทย', 'ពាក្យ', '한국어는', 'Ελληνικά;'],
  ...['e\u0301te\u0301', 'a\u0308rger', '👩‍👩‍👧‍👦', '🇩🇪', '✌🏽', 'naïve', '¿Qué?', '¡Hola!', '« bonjour »', 'l’été', 'quelqu’un', 'ñ', 'İstanbul', 'ß'],
  ...['\u200fימין\u200e', '\u00a0', '\u3000', '*', '_x_', '[a](b)', '$x$', '<b>', '`code`', '1.', '#', '>', '你 好', 'C++', 'x_i', '…', '——'],
]; // prettier-ignore

const said = fc.array(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 }), {
  minLength: 1,
  maxLength: 12,
});
const language = fc.constantFrom('de', 'fr', 'zh', 'ja', 'ko', 'ru', 'ar', 'he', 'hi', 'th', 'tr', 'en', 'xx');

const clock = (s: number) => `00:${String(Math.floor(s / 60)).padStart(2, '0')}:${String(s % 60).padStart(2, '0')}.000`;

test('no word is lost, moved or twice, and summaries are of words that were said', async () => {
  await fc.assert(
    fc.asyncProperty(said, fc.constantFrom(' ', ''), language, async (lines, glue, tag) => {
      const cues = lines.map((words, nth) => `${clock(3 * nth)} --> ${clock(3 * nth + 3)}\n${words.join(glue)}\n`);
      const files = openMemory({ 'talk.vtt': `WEBVTT\n\n${cues.join('\n')}`, 'lecture.yaml': `language: ${tag}\n` });
      const { value: loaded } = readLecture(files, { name: 'talk' });
      if (loaded === undefined) return;
      const { value: understood } = await understandLecture(loaded);
      const { value: compiled } = await compileLecture(loaded, understood, { output: 'talk.ipynb' });
      const text = serializeNotebook(compiled.notebook);
      const { value: again } = parseNotebook(text, 'talk.ipynb');
      const lecture = { spokenWords: understood.spokenWords, captureKeys: [] };
      const report = checkContract(again!, { path: 'talk.ipynb', isFresh: true, hasFile: () => true, lecture });
      expect(report.problems).toEqual([]);
      const { value: summary } = await summarizeLecture(understood);
      expect(summary.concepts.length).toBeLessThan(20);
    }),
    { numRuns: SEEDS, seed: 20 },
  );
});

test('a run of signs is cut into words that make the same run', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...WORDS.map((word) => word.trim()).filter((word) => word !== ''))),
      (words) => {
        const run = words.join('').replace(/\s+/g, '');
        expect(cutTight(run).join('')).toBe(run);
        if (!/[^\p{sc=Han}\u3000-\u303f\uff00-\uffef]/u.test(run)) expect(joinWords(cutTight(run))).toBe(run);
      },
    ),
  );
});

test('Chinese has no spaces where captions meet, and keeps those that stand for commas', () => {
  const tokens = tokenize(cuesOf(['我们来看 动态规划', '和Python的 区别。']));
  expect(joinWords(tokens.map(({ text }) => text))).toBe('我们来看\u3000动态规划和Python的\u3000区别。');
});

test('signs that a recogniser timed together are said one after the other in that time', () => {
  const [cue] = cuesOf(['动态规划']);
  const words = [
    { text: '动态', startMs: 0, endMs: 400 },
    { text: '规划', startMs: 1000, endMs: 1600 },
  ];
  expect(tokenize([{ ...cue!, words }]).map(({ startMs }) => startMs)).toEqual([0, 200, 1000, 1300]);
});

test('sentences end at the full stops of each script', async () => {
  const files = (text: string, tag: string) =>
    openMemory({
      'talk.vtt': `WEBVTT\n\n00:00:00.000 --> 00:00:09.000\n${text}\n`,
      'lecture.yaml': `language: ${tag}\n`,
    });
  const sentencesOf = async (text: string, tag: string) => {
    const { value: loaded } = readLecture(files(text, tag), { name: 'talk' });
    const { value } = await understandLecture(loaded!);
    return value.narration.sentences.map(textOfSentence);
  };
  expect(await sentencesOf('我们开始。你好吗？好！', 'zh')).toEqual(['我们开始。', '你好吗？', '好！']);
  expect(await sentencesOf('यह सूची है। क्या यह ठीक है?', 'hi')).toEqual(['यह सूची है।', 'क्या यह ठीक है?']);
  expect(await sentencesOf('¿Se oye bien? ¡Perfecto! Empezamos.', 'es')).toEqual([
    '¿Se oye bien?',
    '¡Perfecto!',
    'Empezamos.',
  ]);
  expect(await sentencesOf('On y va ? Oui ! Très bien.', 'fr')).toEqual(['On y va ?', 'Oui !', 'Très bien.']);
  expect(await sentencesOf('هل هذا واضح؟ نعم.', 'ar')).toEqual(['هل هذا واضح؟', 'نعم.']);
});
