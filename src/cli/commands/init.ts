import { join, kindOfPath, makeFolder, openFolder } from '../../host/read.js';
import { writeFileAtomic } from '../../host/write.js';
import type { Problem } from '../../model/problem.js';
import { openSystemRecording } from '../../read/captures/systems.js';
import { readAboutLecture } from '../../read/folder/about.js';
import { findParts } from '../../read/folder/find.js';
import type { Command, CommonOptions, ExitCode, Terminal } from '../command.js';
import { printJson, reportProblems } from '../report.js';

interface InitOptions extends CommonOptions {
  readonly folder?: string | undefined;
}

const command: Command<InitOptions> = {
  options: (yargs) =>
    yargs
      .positional('folder', { type: 'string', describe: 'the folder to make (default: here)' })
      .example('$0 init lesson2', 'lesson2/lecture.yaml, with every key explained'),
  run: (options, terminal) => Promise.resolve(runInit(options, terminal)),
};

export default command;

/** A key of the manifest: what it is for, one of its kind to look at, and what the folder gives. */
interface ManifestLine {
  readonly key: string;
  readonly example: string;
  readonly why?: string;
  readonly found?: string | undefined;
}

/** One of every kind, so that nobody has to look a key up. What is commented out is found by convention. */
function manifestOf(folder: string): { readonly text: string; readonly isEmpty: boolean } {
  const files = openFolder(folder);
  const { value: parts } = findParts(files, {});
  const about = readAboutLecture(files, openSystemRecording(files));
  const isEmpty = parts.transcript === undefined && parts.notebooks.length + parts.slides.length === 0;
  const list = (paths: readonly string[]) => (paths.length === 0 ? undefined : `[${paths.map(quoted).join(', ')}]`);
  const one = (path: string | undefined) => (path === undefined ? undefined : quoted(path));
  const lines: readonly ManifestLine[] = [
    { key: 'title', example: 'Title of the lecture', found: one(about.title) },
    { key: 'lecturer', example: 'Name' },
    { key: 'course', example: 'Name of the course' },
    { key: 'lesson', example: '1' },
    {
      key: 'video',
      example: 'https://youtu.be/ID',
      why: 'or a file; times in the notebook link to it',
      found: one(about.video),
    },
    { key: 'language', example: 'en' },
    { key: 'licence', example: 'CC-BY-4.0' },
    { key: 'visibility', example: 'unlisted', why: 'public, unlisted, unreleased or private' },
    {
      key: 'transcript',
      example: 'captions.vtt',
      why: '.vtt .srt .json .txt ...; see `nbscribe formats`',
      found: one(parts.transcript),
    },
    {
      key: 'captures',
      example: 'captures.csv',
      why: 'what was on screen, with times; or a list right here',
      found: list(parts.captures),
    },
    { key: '  - { at: 00:12:34, kind: slide, file: slides/03.png, title', example: 'What a token is }' },
    {
      key: 'notebooks',
      example: '[lesson.ipynb]',
      why: "the course's own notebooks and scripts, without times",
      found: list(parts.notebooks),
    },
    {
      key: 'slides',
      example: 'slides.pdf',
      why: 'a deck (.pdf, .pptx), or images named like 00-12-34.png',
      found: list([...parts.slides, ...parts.decks.map(({ path }) => path)]),
    },
    { key: 'chapters', example: '[{ at: 0, title: Introduction }]', found: one(parts.chapters) },
    { key: 'glossary', example: '[PyTorch, numpy]', why: 'names that captions mishear' },
    {
      key: 'place',
      example: '[{ file: lesson.ipynb, cell: 3, at: 00:20:10 }]',
      why: 'when a cell, or a `page: 3` of slides.pdf, was shown',
    },
    { key: 'startedAt', example: '2024-03-01T10:00:00', why: 'for pictures that carry the time of day' },
    { key: 'chat', example: 'true', why: "messages of a BigBlueButton recording's chat, as notes" },
    { key: 'offset', example: '+00:00:03', why: 'for another cut of the video' },
  ];
  const head = '# A lecture for nbscribe. Only the transcript is needed; what you leave out is found by its name.';
  return { isEmpty, text: `${[head, ...lines.map(writeLine)].join('\n')}\n` };
}

function writeLine({ key, example, why, found }: ManifestLine): string {
  const line = found === undefined ? `# ${key}: ${example}` : `${key}: ${found}`;
  return why === undefined ? line : `${line.padEnd(36)}  # ${why}`;
}

/** A path or title as YAML takes it; JSON's texts are YAML's. */
const quoted = (text: string) => (/^[\w./-]+$/.test(text) && /[A-Za-z]/.test(text) ? text : JSON.stringify(text));

const CAPTURES_CSV = 'at,kind,file,title\n';

function runInit(options: InitOptions, terminal: Terminal): ExitCode {
  const folder = options.folder ?? '.';
  const target = join(folder, 'lecture.yaml');
  const problems: Problem[] = [];
  const written: string[] = [];
  if (kindOfPath(target) !== 'missing') problems.push(alreadyThere(target));
  else {
    const { text: manifest, isEmpty } = manifestOf(folder);
    const scaffold = [['captures.csv', CAPTURES_CSV]] as const;
    if (isEmpty) problems.push(...makeFolder(join(folder, 'slides')));
    for (const [name, text] of [['lecture.yaml', manifest] as const, ...(isEmpty ? scaffold : [])]) {
      const path = join(folder, name);
      if (kindOfPath(path) !== 'missing') continue;
      problems.push(...writeFileAtomic(path, new TextEncoder().encode(text)).problems);
      written.push(path);
    }
  }
  if (options.json) printJson({ written, problems }, terminal);
  else if (problems.length === 0 && !options.quiet)
    terminal.out(`${written.join('\n')}\nPut the transcript there if it is not, then: nbscribe build ${folder}\n`);
  return reportProblems(problems, options, terminal);
}

const alreadyThere = (path: string): Problem => ({
  code: 'init/already-there',
  level: 'error',
  message: `"${path}" exists already`,
  hint: 'Edit it, or choose another folder.',
});
