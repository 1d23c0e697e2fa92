import { formatFullClock } from '../../model/wording/clock.js';
import type { Argv } from 'yargs';
import type { Capture, Placement } from '../../model/capture.js';
import { countWords } from '../../model/wording/count-words.js';
import { counted } from '../../model/counted.js';
import type { Problem } from '../../model/problem.js';
import type { Section } from '../../model/section.js';
import { describeCaptures, loadLecture, understandLecture, type LoadedLecture } from '../../pipeline/pipeline.js';
import type { Command, ExitCode, Terminal } from '../command.js';
import { describeNames, heardNames, type HeardNames } from '../heard-names.js';
import { readInput } from '../options/input.js';
import { addLectureOptions, lectureOptions, type LectureOptions } from '../options/lecture-options.js';
import { groupLectures, onlineBeside, unfitOf, type NamedLecture } from '../options/lectures.js';
import { createProgress } from '../progress.js';
import { printJson, reportProblems } from '../report.js';

interface InspectOptions extends LectureOptions {
  readonly lecture: string;
  readonly decks: readonly string[];
}

const command: Command<InspectOptions> = {
  options: (yargs) =>
    addLectureOptions(
      yargs
        .positional('lecture', { type: 'string', describe: 'a transcript, or a folder that holds one' })
        .positional('decks', {
          type: 'string',
          array: true,
          default: [],
          describe: 'its slides, pictures, notebooks, video',
        }),
    ).example('$0 inspect lesson2/', 'what was taken for what, and every problem') as unknown as Argv<InspectOptions>,
  run: runInspect,
};

export default command;

/** Placements below this confidence are listed for the user to confirm with `place:`. */
const DOUBTFUL = 0.35;

async function runInspect(options: InspectOptions, terminal: Terminal): Promise<ExitCode> {
  const [given, wrong] = lectureOptions(options);
  if (wrong.length > 0) return reportProblems(wrong, { ...options, json: false }, terminal) && 2;
  const groups = groupLectures([options.lecture, ...options.decks]);
  const [named = { lecture: options.lecture, decks: [], material: [] }] = groups;
  const { lecture: path, decks, recording, material } = named;
  if (groups.length > 1) return reportProblems(tooMany(groups), { ...options, json: false }, terminal) && 2;
  const online = onlineBeside(groups);
  if (online.length > 0) return reportProblems(online, { ...options, json: false }, terminal) && 2;
  const { input, problem } = await readInput([path], terminal);
  if (problem !== undefined) return reportProblems([problem], { ...options, json: false }, terminal) && 2;
  const loaded = loadLecture(path, { ...given, input, decks, recording, material });
  if (loaded.value === undefined) {
    if (options.json)
      printJson({ lecture: null, cues: [], captures: [], chapters: [], problems: loaded.problems }, terminal);
    return reportProblems(loaded.problems, options, terminal);
  }
  const progress = createProgress(options, terminal);
  const understood = await understandLecture(loaded.value, { ...given, signal: terminal.signal }, progress.stage);
  progress.done();
  if (terminal.signal.aborted) return 130;
  const problems = [...loaded.problems, ...understood.problems];
  const { lecture, sections, spokenWords } = understood.value;
  const names = heardNames(understood.value.narration);
  const { language, languageFrom } = lecture;
  const read = {
    ...loaded.value,
    lecture: { ...loaded.value.lecture, language, ...(languageFrom && { languageFrom }) },
  };
  const words = countWords(
    lecture.cues.map(({ text }) => text),
    spokenWords.length,
  );
  if (options.json) printJson(documentOf(read, { captures: lecture.captures, sections, names, problems }), terminal);
  else describe(read, { captures: lecture.captures, sections, names, words, terminal });
  return reportProblems(problems, options, terminal);
}

/** What is no lecture at all, else the second of them. */
function tooMany(groups: readonly NamedLecture[]): readonly Problem[] {
  const unfit = unfitOf(groups);
  const message = `"${groups[1]?.lecture ?? ''}" is more than \`nbscribe inspect <lecture> [decks..]\` takes`;
  const hint = 'Give one lecture, its slides (.pdf, .pptx) and its video.';
  return unfit.length > 0 ? unfit : [{ code: 'usage/inspect', level: 'error', message, hint }];
}

interface Understood {
  readonly captures: readonly Capture[];
  readonly sections: readonly Section[];
  readonly names: HeardNames;
  readonly problems: readonly Problem[];
}

function documentOf(
  { lecture, found, transcript }: LoadedLecture,
  { captures, sections, names, problems }: Understood,
) {
  const { cues, captures: read, chapters, courseNotebooks, ...facts } = lecture;
  void read;
  return {
    lecture: { ...facts, notebooks: courseNotebooks.map((notebook) => notebook.path) },
    found,
    transcript,
    cues: cues.map(({ startMs, endMs, text, speaker }) => ({
      startMs,
      endMs,
      text,
      ...(speaker !== undefined && { speaker }),
    })),
    captures: captures.map(({ outputs, image, ...capture }) => ({
      ...capture,
      ...(image && { file: image.path }),
      ...(outputs && { outputs: outputs.length }),
    })),
    chapters,
    sections,
    names,
    problems,
  };
}

function describe(
  { lecture, found, transcript }: LoadedLecture,
  from: Omit<Understood, 'problems'> & { words: number; terminal: Terminal },
): void {
  const { captures, sections, names, words, terminal } = from;
  const line = (text: string) => terminal.out(`${text}\n`);
  line(
    `${lecture.title} (${formatFullClock(lecture.durationMs)}, ${lecture.language}${lecture.languageFrom === 'words' ? ', told by its words' : ''})`,
  );
  line('\nFound');
  for (const { path, as, saw } of found.filter(isUsed)) line(`  ${as.padEnd(10)} ${path}: ${saw}`);
  const unused = found.filter((one) => !isUsed(one));
  if (unused.length > 0) line('\nNot used');
  for (const { path, saw } of unused) line(`  ${path}: ${saw}`);
  line(`\nUnderstood\n  ${counted(lecture.cues.length, 'cue')}, ${counted(words, 'word')}`);
  for (const { what, count } of transcript.repairs) line(`  mended: ${what}${count === 1 ? '' : `, ${count} times`}`);
  for (const shown of describeCaptures(captures)) line(`  ${shown}`);
  line('\nSections');
  for (const { title, startMs, level, part } of sections) {
    if (part !== undefined) line(`  ${part}`);
    line(`  ${formatFullClock(startMs)} ${'  '.repeat(level - 1)}${title}`);
  }
  for (const row of [...describeNames(names), ...pageTable(captures)]) line(row);
  const doubtful = captures.filter(
    ({ placement, deck, kind, image }) =>
      deck === undefined &&
      (kind === 'code' || image === undefined) &&
      placement !== undefined &&
      placement.confidence < DOUBTFUL,
  );
  if (doubtful.length > 0)
    line('\nPlaced with doubt (say when with `place:` in lecture.yaml, or `# at 00:12:34` in the cell)');
  for (const { atMs, origin, place, placement, content } of doubtful) {
    const where = origin === undefined ? place.path : `${origin.path} cell ${origin.cell}`;
    line(
      `  ${formatFullClock(atMs ?? 0)} ${placement?.confidence.toFixed(2) ?? ''} ${where}: ${content.split('\n')[0]?.slice(0, 60) ?? ''}`,
    );
  }
}

/** Why a page stands where it does. */
const REASONS: Readonly<Record<Placement['by'], string>> = {
  clock: 'its time is known',
  pinned: 'place: in lecture.yaml',
  evidence: 'what is said',
  neighbour: 'nothing is said of it: beside the next',
  spread: 'no word of the deck is said: spread evenly',
};

/** What a time of day was counted from. */
const CLOCKS: Readonly<Record<NonNullable<Placement['clock']>, string>> = {
  startedAt: 'its clock, from startedAt in lecture.yaml',
  transcript: 'its clock, from times of day in the transcript',
  name: "its clock, from the transcript's name",
  words: 'its clock, from what is said of all pictures',
};

const reasonOf = ({ by, clock }: Placement) => (clock === undefined ? REASONS[by] : CLOCKS[clock]);

/** Pages of decks, and pictures whose time was not in their names. */
const isTimed = ({ kind, deck, image, placement, origin }: Capture) =>
  deck !== undefined ||
  (image !== undefined &&
    origin === undefined &&
    kind !== 'note' &&
    placement !== undefined &&
    (placement.by !== 'clock' || placement.clock !== undefined));

/** The pages of the decks and the pictures with their times, how sure these are, and why. */
function pageTable(captures: readonly Capture[]): readonly string[] {
  const timed = captures
    .filter(isTimed)
    .filter((capture, nth, all) => all[nth - 1]?.image?.path !== capture.image?.path || capture.image === undefined);
  const rows = timed.flatMap(({ deck, image, atMs, placement, title, content, earlier = [] }): readonly string[] => {
    if (placement === undefined) return [];
    const steps = earlier.length === 0 ? '' : `, ${earlier.length + 1} steps`;
    const name = title ?? content.split('\n')[0] ?? '';
    const page = deck === undefined ? (image?.path ?? '') : `${deck.path} ${deck.page}`;
    return [
      `  ${formatFullClock(atMs ?? 0)} ${placement.confidence.toFixed(2)} ${page}${name === '' ? '' : `: ${name.slice(0, 60)}`} (${reasonOf(placement)}${steps})`,
    ];
  });
  if (rows.length === 0) return [];
  const guessed = timed.some(({ deck, placement }) => deck !== undefined && placement?.by !== 'clock');
  const hint = guessed ? ' (say when with `place:` in lecture.yaml: file, page, at)' : '';
  return [
    `\n${timed.some(({ deck }) => deck === undefined) ? 'Pages and pictures' : 'Pages'}, with how sure their times are${hint}`,
    ...rows,
  ];
}

const isUsed = ({ as }: LoadedLecture['found'][number]) => as !== 'not used';
