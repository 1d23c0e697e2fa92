import { execFile } from 'node:child_process';
import type * as Tesseract from 'tesseract.js';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { existsSync } from 'node:fs';
import { findExecutable, pathFolders } from './process.js';

/** What is looked for: words anywhere on a slide, or the lines of one block of code. */
export type Looking = 'anywhere' | 'code';

/** Reads pictures. */
export interface Recogniser {
  /** The table of words that tesseract writes (`tsv`); an empty text where a picture cannot be read. */
  readonly read: (picture: Uint8Array, looking: Looking) => Promise<string>;
  /** How many pictures it reads at once. */
  readonly atOnce: number;
  readonly close: () => Promise<void>;
}

const TIMEOUT_MS = 30_000;
/** Page segmentation: text as it is found in no order (11), one block of text (6). */
const SEGMENTATION = { anywhere: '11', code: '6' } as const;
/** Screens have about so many; tesseract guesses where nobody says. */
const DOTS_PER_INCH = '120';

/**
 * A reader of pictures: the program `tesseract`, else the optional package `tesseract.js` with its data beside it,
 * which never asks the network. NBSCRIBE_OCR names the one to use, or `none`.
 * The language is taken where there is data for it.
 */
export async function findRecogniser(language: string): Promise<Recogniser | undefined> {
  const chosen = process.env['NBSCRIBE_OCR'] ?? '';
  const wanted = LANGUAGES[language.slice(0, 2).toLowerCase()] ?? 'eng';
  const may = (name: string) => chosen === '' || chosen === name;
  const command = may('tesseract') ? findExecutable('tesseract', pathFolders(process.env)) : undefined;
  if (command !== undefined) return openProgram(command, wanted);
  return may('tesseract.js') ? openPackage(wanted) : undefined;
}

/** What tesseract calls languages, by their two letters. */
const LANGUAGES: Readonly<Record<string, string>> = {
  de: 'deu', fr: 'fra', es: 'spa', it: 'ita', pt: 'por', nl: 'nld', pl: 'pol', ru: 'rus', uk: 'ukr', cs: 'ces', sv: 'swe', da: 'dan',
  fi: 'fin', no: 'nor', nb: 'nor', tr: 'tur', el: 'ell', hu: 'hun', ro: 'ron', ja: 'jpn', ko: 'kor', zh: 'chi_sim', ar: 'ara', he: 'heb',
}; // prettier-ignore

/** Pictures that the program reads at once: more do not help where the machine is shared. */
const MOST_AT_ONCE = 4;

async function openProgram(command: string, wanted: string): Promise<Recogniser> {
  const { availableParallelism } = await import('node:os');
  const installed = (await run(command, ['--list-langs'], new Uint8Array())).split(/\s+/);
  const data = installed.includes(wanted) ? wanted : 'eng';
  // Code is written in English, whatever is spoken.
  const languages = { anywhere: data, code: installed.includes('eng') ? 'eng' : data };
  const read = (picture: Uint8Array, looking: Looking) => {
    const how = ['-l', languages[looking], '--psm', SEGMENTATION[looking], '--dpi', DOTS_PER_INCH];
    return run(command, ['stdin', 'stdout', ...how, 'tsv'], picture);
  };
  return { read, atOnce: Math.min(MOST_AT_ONCE, availableParallelism()), close: () => Promise.resolve() };
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

/** The smaller of the two models in the data packages; both read alike. */
const MODEL = '4.0.0_best_int';

/** The folder with the data of a language, where its package is installed. */
function dataFolder(language: string): string | undefined {
  try {
    const about = createRequire(import.meta.url).resolve(`@tesseract.js-data/${language}/package.json`);
    const folder = join(dirname(about), MODEL);
    return existsSync(join(folder, `${language}.traineddata.gz`)) ? folder : undefined;
  } catch {
    return undefined;
  }
}

async function openPackage(wanted: string): Promise<Recogniser | undefined> {
  const language = [wanted, 'eng'].find((name) => dataFolder(name) !== undefined);
  const langPath = language && dataFolder(language);
  if (language === undefined || langPath === undefined) return undefined;
  const tesseract = await loadTesseract();
  if (tesseract === undefined) return undefined;
  // Without a cache and with the data at hand it has nothing to fetch.
  const options = { langPath, gzip: true, cacheMethod: 'none', errorHandler: () => undefined };
  const worker = await tesseract.createWorker(language, 1, options).catch(() => undefined);
  if (worker === undefined) return undefined;
  const read = async (picture: Uint8Array, looking: Looking) => {
    try {
      await worker.setParameters({
        tessedit_pageseg_mode: SEGMENTATION[looking] as never,
        user_defined_dpi: DOTS_PER_INCH,
      });
      const { data } = await worker.recognize(Buffer.from(picture), {}, { text: false, tsv: true });
      return data.tsv ?? '';
    } catch {
      return '';
    }
  };
  return { read, atOnce: 1, close: async () => void (await worker.terminate()) };
}

async function loadTesseract(): Promise<typeof Tesseract | undefined> {
  try {
    const loaded = (await import('tesseract.js')) as unknown as { readonly default: typeof Tesseract };
    return loaded.default;
  } catch {
    return undefined;
  }
}
