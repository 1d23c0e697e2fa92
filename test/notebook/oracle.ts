import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export interface NbformatAnswer {
  readonly valid: boolean;
  readonly written?: string;
  readonly error?: string;
}

/** What nbformat makes of each text: whether it is valid, and the file that `nbformat.write` makes of it. */
export function askNbformat(python: string, texts: readonly string[]): NbformatAnswer[] {
  const input = texts.map((text) => JSON.stringify(text)).join('\n');
  const { stdout, stderr } = spawnSync(python, [join(import.meta.dirname, 'ask_nbformat.py')], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const answers = stdout.split('\n').filter(Boolean);
  if (answers.length !== texts.length) throw new Error(`nbformat gave ${answers.length} answers: ${stderr}`);
  return answers.map((line) => JSON.parse(line) as NbformatAnswer);
}
