/** The scorers of NBSCRIBE_SHARED, run on what the built command line makes of its lectures. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The figures of one lecture, by their name in the scorer: `code.w30`, `END.F1`. */
export type Scores = ReadonlyMap<string, number>;

const CLI = join(import.meta.dirname, '../../dist/cli.js');

export class Scorers {
  readonly #out = mkdtempSync(join(tmpdir(), 'nbscribe-score-'));
  readonly #built = new Map<string, string>();

  /** `shared`: the folder named by NBSCRIBE_SHARED, with `lectures/`, `gold/` and `eval/`. */
  constructor(readonly shared: string) {}

  [Symbol.dispose](): void {
    rmSync(this.#out, { recursive: true, force: true });
  }

  /** Sections, titles, places of code and words of a transcript notebook against a person's notes. */
  notebook(lecture: string, id: string, ...options: readonly string[]): Scores {
    const args = ['--lecture', this.#lecture(lecture), '--gold', join(this.shared, 'gold'), '--id', id];
    return this.#score('score_notebook.py', [this.build(lecture, ...options), ...args]);
  }

  /** Sentence ends, commas and capitals against a person's. */
  punctuation(lecture: string, gold: string): Scores {
    const path = join(this.shared, 'gold/punct', `${gold}.json`);
    return this.#score('score_punctuation.py', [this.build(lecture, '--literal'), '--gold', path]);
  }

  /** A summary against students' notes. */
  summary(lecture: string): Scores {
    const full = this.build(lecture, '--summary');
    const gold = join(this.shared, 'gold/summary', `${lecture}.json`);
    return this.#score('score_summary.py', [full.replace('.ipynb', '.summary.ipynb'), gold, '--transcript', full]);
  }

  /** Pages of a deck against the page that people said the video shows, sentence by sentence. */
  deck(lecture: string): Scores {
    return this.#score('score_deck.py', [this.build(lecture), join(this.shared, 'gold/decks', `${lecture}.json`)]);
  }

  /**
   * Key terms of several lectures against the terms of an exam sheet;
   * `gold` is a file of `gold/concepts`, `ids` its lectures by folder.
   */
  concepts(gold: string, ids: ReadonlyMap<string, string>): Scores {
    const terms = [...ids].map(([id, lecture]) => {
      const printed = run([CLI, 'concepts', this.#lecture(lecture), '--json', '--top', '40']);
      return [id, (JSON.parse(printed) as { term: string }[]).map(({ term }) => term)] as const;
    });
    const predictions = join(this.#out, `${gold}.json`);
    writeFileSync(predictions, JSON.stringify(Object.fromEntries(terms)));
    const path = join(this.shared, 'gold/concepts', `${gold}.json`);
    return this.#score('score_concepts.py', ['lecture', path, predictions]);
  }

  /** Builds a lecture once for the same options; the path of its transcript notebook. */
  build(lecture: string, ...options: readonly string[]): string {
    const key = [lecture, ...options].join(' ');
    const path = this.#built.get(key) ?? join(this.#out, `${this.#built.size}-${lecture}.ipynb`);
    if (!this.#built.has(key)) run([CLI, 'build', this.#lecture(lecture), '-o', path, '--quiet', ...options]);
    this.#built.set(key, path);
    return path;
  }

  #lecture(name: string): string {
    return join(this.shared, 'lectures', name);
  }

  #score(script: string, args: readonly string[]): Scores {
    const printed = print('python3', [join(this.shared, 'eval', script), ...args, '--json']);
    return new Map(flatten(JSON.parse(printed)));
  }
}

/** What a command prints; throws where it fails. */
function print(command: string, args: readonly string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 28 });
}

const run = (args: readonly string[]): string => print(process.execPath, args);

function flatten(value: unknown, path = ''): [string, number][] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, path === '' ? key : `${path}.${key}`));
}

/** The folder with lectures and scorers, or undefined where there is none. */
export function findShared(): string | undefined {
  const folder = process.env['NBSCRIBE_SHARED'];
  return folder !== undefined && existsSync(join(folder, 'eval')) ? folder : undefined;
}
