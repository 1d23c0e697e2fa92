/** Passages of lectures before and after narration, where a seed says: nobody chose those that read well. */
import { basename, join } from 'node:path';
import type { Cue } from '../../src/model/cue.js';
import { loadLecture, understandLecture } from '../../src/pipeline/pipeline.js';
import { tokenize } from '../../src/text/tokens.js';
import { randomFrom } from '../train-punctuation-network.js';

export interface Passage {
  readonly startMs: number;
  readonly before: string;
  readonly after: string;
}

/** Our own lectures, by how their transcripts were made; the paths begin at the root of the checkout. */
const KINDS: readonly { readonly heading: string; readonly says: string; readonly lectures: readonly string[] }[] = [
  {
    heading: 'Captions that a recogniser made',
    says: 'In small letters, without marks; misheard words stay where nothing tells better.',
    lectures: Array<string>(3).fill('transcripts/hash-tables-from-scratch'),
  },
  {
    heading: 'Transcripts that Whisper wrote',
    says: `A synthetic voice read our own lecture aloud, and Whisper's smallest English model heard it
([how](../bench/passages/whisper/README.md)): no person speaks so evenly, and a larger model mishears less. Its marks and capitals
stay; long stretches that it left without a mark get some.`,
    lectures: Array<string>(3).fill('bench/passages/whisper/how-sure-is-an-average.vtt'),
  },
  {
    heading: 'Captions that a person typed',
    says: 'Their marks and capitals stay; lines become prose.',
    lectures: ['gradient-descent-by-hand', 'how-sure-is-an-average', 'remember-your-answers'].map(
      (name) => `transcripts/${name}`,
    ),
  },
];

const SEED = 21;
const WORDS = 150;
const LINE = 118;

/** `count` passages of one lecture, a folder or a transcript, of some 150 words each, in no order, from a cue of its own. */
export async function passagesOf(path: string, count: number, seed = SEED): Promise<Passage[]> {
  const loaded = loadLecture(path).value;
  if (loaded === undefined) throw new Error(`${path} holds no lecture`);
  const { narration } = (await understandLecture(loaded)).value;
  const words = narration.sentences.flatMap((sentence) => sentence.words);
  const said = tokenize(loaded.lecture.cues, true);
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => {
    const begin = Math.floor(random() * Math.max(1, said.length - WORDS));
    const cue = said[begin]?.cue ?? 0;
    const first = said.findIndex((token) => token.cue === cue);
    const [from, to] = [said[first]?.startMs ?? 0, said[first + WORDS]?.startMs ?? Infinity];
    const inside = (word: { readonly startMs: number }) => word.startMs >= from && word.startMs < to;
    const before = linesOf(loaded.lecture.cues, said.slice(first, first + WORDS));
    return { startMs: from, before, after: words.filter(inside).map(({ text }) => text).join(' ') }; // prettier-ignore
  });
}

/** The words as the cues have them, a cue a line. */
function linesOf(cues: readonly Cue[], said: readonly { readonly text: string; readonly cue: number }[]): string {
  const lines = new Map<Cue | undefined, string[]>();
  for (const { text, cue } of said) lines.set(cues[cue], [...(lines.get(cues[cue]) ?? []), text]);
  return [...lines.values()].map((words) => words.join(' ')).join(' / ');
}

/** The page of the docs. */
export async function writePage(root: string): Promise<string> {
  const parts: string[] = [];
  for (const { heading, says, lectures } of KINDS) {
    parts.push(`## ${heading}\n\n${says}`);
    let nth = 0;
    for (const lecture of lectures) {
      const [passage] = await passagesOf(join(root, lecture), 1, SEED + nth++);
      if (passage !== undefined) parts.push(writePassage(basename(lecture), passage));
    }
  }
  return `${OPENING}\n\n${parts.join('\n\n')}\n`;
}

export function writePassage(lecture: string, { startMs, before, after }: Passage): string {
  const at = `${Math.floor(startMs / 60_000)}:${String(Math.floor(startMs / 1000) % 60).padStart(2, '0')}`;
  return `From ${at} of \`${lecture}\`:\n\n${quote(before)}\n\nbecomes\n\n${quote(after)}`;
}

const OPENING = `# How captions read afterwards

Passages of ${WORDS} words, before and after, from our own lectures. \`npm run make:passages\` draws them by a seed, so that nobody chose
those that read well, and a test holds that they are what the tool makes today. \`/\` is the end of a line. How good it is in
figures stands in [the model's card](../src/text/punctuation/README.md).`;

/** In lines of at most 118 letters. */
function quote(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LINE) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`> ${word}`);
  }
  return lines.join('\n');
}
