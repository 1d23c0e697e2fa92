/** Scores summaries that are made with weights which have not seen their lecture. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Summary, Statement } from '../src/model/summary.js';
import { textOfStatement } from '../src/model/summary.js';
import { summarize } from '../src/summary/summarize.js';
import type { Fitted, Loaded } from './train-summary.js';

export async function scoreLeftOut(
  lectures: readonly Loaded[],
  fit: (lectures: readonly Loaded[]) => Fitted,
  shared: string,
) {
  const folder = mkdtempSync(join(tmpdir(), 'score-'));
  const totals = new Map<string, number[]>();
  const at = process.argv.indexOf('--words');
  const words = at < 0 ? undefined : Number(process.argv[at + 1]);
  for (const left of lectures.filter(({ notes }) => notes.length > 0)) {
    const weights = fit(lectures.filter((lecture) => lecture !== left));
    const summary = summarize(left.input, { weights, words });
    const md = rough(summary, left);
    writeFileSync(`/tmp/sum-${left.name.slice(-2)}.md`, md);
    const nb = {
      cells: [{ cell_type: 'markdown', metadata: { nbscribe: { kind: 'concept' } }, source: md }],
      metadata: {
        nbscribe: {
          lecture: { words: left.understood.spokenWords.length },
          concepts: summary.concepts.map(({ term }) => ({ term })),
        },
      },
    };
    const path = join(folder, `${left.name}.ipynb`);
    writeFileSync(path, JSON.stringify(nb));
    const out = JSON.parse(
      execFileSync(
        'python3',
        [`${shared}/eval/score_summary.py`, path, `${shared}/gold/summary/${left.name}.json`, '--json'],
        { encoding: 'utf8' },
      ),
    ) as Record<string, number>;
    console.log(
      left.name.slice(-2),
      Object.entries(out)
        .map(([k, v]) => `${k} ${v.toFixed(2)}`)
        .join('  '),
    );
    for (const [k, v] of Object.entries(out)) totals.set(k, [...(totals.get(k) ?? []), v]);
  }
  console.log(
    'mean',
    [...totals].map(([k, v]) => `${k} ${(v.reduce((a, b) => a + b) / v.length).toFixed(2)}`).join('  '),
  );
  rmSync(folder, { recursive: true });
}

const clock = (ms: number) => `[${Math.floor(ms / 60000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}](x)`;
const line = (s: Statement) => `${textOfStatement(s)} ${clock(s.startMs)}`;
export function rough(summary: Summary, { input }: Loaded): string {
  const o: string[] = [];
  if (summary.takeaways.length) o.push('## In short', '', ...summary.takeaways.map((s) => `- ${line(s)}`), '');
  for (const c of summary.concepts)
    o.push(
      `## ${c.term}`,
      '',
      `> ${line(c.lead)}`,
      '',
      ...c.points.map((p) => `${p.nested ? '  ' : ''}- ${line(p)}`),
      '',
    );
  if (summary.minorTerms.length)
    o.push('## More terms', '', ...summary.minorTerms.map((m) => `- **${m.term}**: ${line(m.statement)}`), '');
  o.push('## Section by section', '');
  input.sections.forEach((s, n) =>
    o.push(`- **${s.title}** ${clock(s.startMs)}`, ...(summary.sectionPoints[n] ?? []).map((p) => `  - ${line(p)}`)),
  );
  if (summary.questions.length)
    o.push(
      '',
      '## Questions',
      '',
      ...summary.questions.map((q) => `- **${textOfStatement(q.question)}** ${line(q.answer)}`),
    );
  return o.join('\n');
}
