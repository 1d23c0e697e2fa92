import { execFile } from 'node:child_process';
import { findExecutable, pathFolders } from './process.js';

/** Reads the text of a picture; an empty one where there is none, or it cannot be read. */
export type Recognise = (picture: Uint8Array) => Promise<string>;

const TIMEOUT_MS = 30_000;
/** Words that the program is this sure of, in per cent, are kept. */
const LEAST_SURE = 40;

/**
 * A reader of pictures, where `tesseract` is installed: text stands anywhere on a slide (`--psm 11`). NBSCRIBE_OCR=none uses none. The
 * language is taken where tesseract has its data.
 */
export async function findRecogniser(language: string): Promise<Recognise | undefined> {
  if (process.env['NBSCRIBE_OCR'] === 'none') return undefined;
  const command = findExecutable('tesseract', pathFolders(process.env));
  if (command === undefined) return undefined;
  const installed = await run(command, ['--list-langs'], new Uint8Array());
  const wanted = LANGUAGES[language.slice(0, 2).toLowerCase()] ?? 'eng';
  const data = installed.split(/\s+/).includes(wanted) ? wanted : 'eng';
  return async (picture) =>
    linesOf(await run(command, ['stdin', 'stdout', '-l', data, '--psm', '11', '--dpi', '120', 'tsv'], picture));
}

/** What tesseract calls languages, by their two letters. */
const LANGUAGES: Readonly<Record<string, string>> = {
  de: 'deu', fr: 'fra', es: 'spa', it: 'ita', pt: 'por', nl: 'nld', pl: 'pol', ru: 'rus', uk: 'ukr', cs: 'ces', sv: 'swe', da: 'dan',
  fi: 'fin', no: 'nor', nb: 'nor', tr: 'tur', el: 'ell', hu: 'hun', ro: 'ron', ja: 'jpn', ko: 'kor', zh: 'chi_sim', ar: 'ara', he: 'heb',
}; // prettier-ignore

/** Tesseract's table, a word a row: block, paragraph and line in columns 2 to 4, sureness and text in the last two. */
function linesOf(table: string): string {
  const lines = new Map<string, string[]>();
  for (const row of table.split('\n').slice(1)) {
    const cells = row.split('\t');
    const [sure, word = ''] = [Number(cells[10]), cells[11]?.trim()];
    if (word === '' || !(sure >= LEAST_SURE)) continue;
    const key = cells.slice(1, 5).join('.');
    const line = lines.get(key);
    if (line === undefined) lines.set(key, [word]);
    else line.push(word);
  }
  return [...lines.values()].map((words) => words.join(' ')).join('\n');
}

/** What a program writes, given bytes on its standard input; nothing where it fails. */
const run = (command: string, args: readonly string[], input: Uint8Array) =>
  new Promise<string>((resolve) => {
    const env = { ...process.env, OMP_THREAD_LIMIT: '1' };
    const child = execFile(command, [...args], { timeout: TIMEOUT_MS, env, maxBuffer: 16_000_000 }, (error, out) =>
      resolve(error === null ? out : ''),
    );
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
