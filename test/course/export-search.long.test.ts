import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCourse } from '../../src/course/build/build-course.js';
import { nbscribe } from '../terminal.js';
import { courseOf, inline } from './course.js';
import { Postgres, POSTGRES } from './postgres.js';

const testIf = POSTGRES === undefined ? test.skip : test;
if (POSTGRES === undefined)
  console.warn('skipped: passages are loaded only where PostgreSQL is there; get it with apt-get install postgresql');

/** What docs/course.md tells to do, with the path of the passages put in. */
function scriptOf(path: string): readonly string[] {
  const page = readFileSync(join(import.meta.dirname, '../../docs/course.md'), 'utf8');
  const sql = /```sql\n([^]*?)```/.exec(page)?.[1] ?? '';
  return sql.replaceAll("'documents.ndjson'", `'${path}'`).split(/(?<=;\n)|(?<=x02'\)\n)/);
}

testIf(
  "PostgreSQL takes a course's passages as the page says, finds a phrase, and loses one lesson",
  async () => {
    const course = courseOf();
    writeFileSync(join(course, 'course.yaml'), 'title: A course\nid: AC1\n');
    await buildCourse(course, {
      output: join(course, 'notebooks'),
      lesson: { summary: true },
      version: '0',
      engine: inline,
    });
    const { out } = await nbscribe('course', 'export-search', course);
    const path = join(course, 'documents.ndjson');
    writeFileSync(path, out);
    const server = new Postgres(POSTGRES ?? '');
    try {
      const statements = scriptOf(path);
      server.query(statements.filter((statement) => !/^(?:delete|select)/.test(statement)).join(''));
      expect(server.query('select count(*) from passages')).toBe(String(out.trimEnd().split('\n').length));
      const select = statements.find((statement) => statement.startsWith('select')) ?? '';
      expect(server.query(select)).toMatch(/^Gradient descent by hand\|\d+/);
      const remove = statements.find((statement) => statement.startsWith('delete')) ?? '';
      server.query(remove.replace('DL1v3/lesson5', 'AC1/gradient-descent-by-hand'));
      expect(server.query(select)).not.toContain('Gradient descent by hand');
    } finally {
      server.stop();
    }
  },
  120_000,
);
