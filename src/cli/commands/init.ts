import { join, kindOfPath, makeFolder } from '../../host/read.js';
import { writeFileAtomic } from '../../host/write.js';
import type { Problem } from '../../model/problem.js';
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

/** One of every kind, so that nobody has to look a key up. What is commented out is found by convention. */
const LECTURE_YAML = `# A lecture for nbscribe. Only the transcript is needed; what you leave out is found by its name.
title: Title of the lecture
# lecturer: Name
# course: Name of the course
# lesson: 1
# video: https://youtu.be/ID          # or a file; times in the notebook link to it
# language: en
# licence: CC-BY-4.0
# visibility: unlisted                # public, unlisted or private
# transcript: captions.vtt            # .vtt .srt .json .txt ...; see \`nbscribe formats\`
# captures: captures.csv              # what was on screen, with times; or a list right here:
#   - { at: 00:12:34, kind: slide, file: slides/03.png, title: What a token is }
#   - { at: 00:14:00, kind: code, text: "print(1)" }
# notebooks: [lesson.ipynb]           # the course's own notebooks and scripts, without times
# slides: slides/                     # images named like 00-12-34.png
# chapters:
#   - { at: 00:00, title: Introduction }
# glossary: [PyTorch, numpy]          # names that captions mishear
# place:
#   - { file: lesson.ipynb, cell: 3, at: 00:20:10 }   # when a cell is talked about
# offset: +00:00:03                   # for another cut of the video
`;

const CAPTURES_CSV = 'at,kind,file,title\n';

function runInit(options: InitOptions, terminal: Terminal): ExitCode {
  const folder = options.folder ?? '.';
  const target = join(folder, 'lecture.yaml');
  const problems: Problem[] = [];
  const written: string[] = [];
  if (kindOfPath(target) !== 'missing') problems.push(alreadyThere(target));
  else {
    problems.push(...makeFolder(join(folder, 'slides')));
    for (const [name, text] of [
      ['lecture.yaml', LECTURE_YAML],
      ['captures.csv', CAPTURES_CSV],
    ] as const) {
      const path = join(folder, name);
      if (kindOfPath(path) !== 'missing') continue;
      problems.push(...writeFileAtomic(path, new TextEncoder().encode(text)).problems);
      written.push(path);
    }
  }
  if (options.json) printJson({ written, problems }, terminal);
  else if (problems.length === 0 && !options.quiet)
    terminal.out(`${written.join('\n')}\nPut the transcript there, then: nbscribe build ${folder}\n`);
  return reportProblems(problems, options, terminal);
}

const alreadyThere = (path: string): Problem => ({
  code: 'init/already-there',
  level: 'error',
  message: `"${path}" exists already`,
  hint: 'Edit it, or choose another folder.',
});
