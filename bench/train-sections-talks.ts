import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { readShippedData } from '../src/host/data.js';
import type { Lecture } from '../src/model/lecture.js';
import { readTalk, type Talk } from '../src/outline/talk.js';
import { loadLecture } from '../src/pipeline/pipeline.js';
import { openLexicon } from '../src/text/lexicon/lexicon.js';
import { narrate } from '../src/text/narrate.js';

/** A talk whose sections a person set. */
export interface Example {
  readonly id: string;
  /** What is left out together when a model is measured. */
  readonly fold: string;
  readonly talk: Talk;
  readonly durationMs: number;
  /** Seconds at which the person's sections start. */
  readonly boundaries: readonly number[];
  /** Where the person also set time stamps inside sections, all of them. */
  readonly stamps: readonly number[];
  /** Starts of the main parts, where the person told them apart. */
  readonly parts: readonly number[];
  readonly kind: 'lesson' | 'verbatim' | 'typed' | 'recap';
}

export interface StoredTalk {
  readonly id: string;
  readonly source: string;
  readonly style: 'verbatim' | 'typed';
  readonly durationMs: number;
  readonly cues: readonly { readonly startMs: number; readonly endMs: number; readonly text: string }[];
  readonly boundaries: readonly number[];
  /** What the person calls the section that starts there. */
  readonly titles: readonly string[];
}

/** Fewer sentences tell nothing. */
const LEAST_SENTENCES = 40;

/** Talks of the same source stay together: of its many folders these many folds are made. */
const FOLDS = 4;

const lexicon = openLexicon(readShippedData);
const hear = (lecture: Lecture) =>
  readTalk(narrate(lecture, { readData: readShippedData, lexicon }).value, lecture.cues);

/** The talks of `data/sections`, JSON lines, in the order of their files. */
export const readTalks = (folder: string): readonly Example[] =>
  readStoredTalks(folder)
    .map(readStored)
    .filter(({ talk }) => talk.sentences >= LEAST_SENTENCES);

export const readStoredTalks = (folder: string): readonly StoredTalk[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line) as StoredTalk);

/** The words of a talk, with nothing on screen. */
export function lectureOfTalk({ id, durationMs, cues }: StoredTalk): Lecture {
  return {
    title: id,
    language: 'en',
    visibility: 'public',
    cues: cues.map((cue, nth) => ({ ...cue, place: { path: id, line: nth + 1 } })),
    captures: [],
    chapters: [],
    courseNotebooks: [],
    pins: [],
    glossary: [],
    durationMs,
  };
}

function readStored(stored: StoredTalk): Example {
  const { id, source, style, durationMs, boundaries } = stored;
  const talk = hear(lectureOfTalk(stored));
  return {
    id,
    fold: foldOf(source),
    talk,
    durationMs: Math.max(durationMs, (talk.startMs.at(-1) ?? 0) + 1000),
    boundaries: boundaries.map((ms) => ms / 1000),
    stamps: [],
    parts: [],
    kind: source === 'bitcoinops' ? 'recap' : style,
  };
}

function foldOf(source: string): string {
  const [root = '', folder] = source.split('/');
  if (folder === undefined) return root;
  return `${root} ${createHash('md5').update(folder).digest().readUInt32BE() % FOLDS}`;
}

interface Gold {
  readonly boundaries: readonly number[];
  readonly coarse_boundaries: readonly number[];
  readonly fine_boundaries?: readonly number[];
}

/** The lectures for which a person's sections are in `gold/A_*.json`: lessons to learn from, others to measure. */
export function readLectures(shared: string, ids: RegExp): readonly Example[] {
  const names = existsSync(join(shared, 'gold')) ? readdirSync(join(shared, 'gold')) : [];
  return names.sort().flatMap((name) => {
    const [, id = ''] = /^A_(.+)\.json$/.exec(name) ?? [];
    if (!ids.test(id)) return [];
    const gold = JSON.parse(readFileSync(join(shared, 'gold', name), 'utf8')) as Gold;
    const folder = id.startsWith('lesson') ? `fastai-v3-${id}` : id;
    const loaded = loadLecture(join(shared, 'lectures', folder)).value;
    if (loaded === undefined) return [];
    return [
      {
        id,
        fold: id,
        talk: hear(loaded.lecture),
        durationMs: loaded.lecture.durationMs,
        boundaries: gold.boundaries,
        stamps: gold.fine_boundaries ?? [],
        parts: gold.coarse_boundaries,
        kind: 'lesson' as const,
      },
    ];
  });
}
