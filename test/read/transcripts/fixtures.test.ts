import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { askReaders } from '../../../src/read/detect.js';
import { openDocument } from '../../../src/read/open.js';
import { transcriptReaders } from '../../../src/read/registry.js';
import { readTranscript } from '../../../src/read/transcript.js';
import { expectGolden } from '../../golden.js';
import { describeTranscript } from './describe.js';

/**
 * A folder a format, named as its reader; the folder is the list. `*.expected` is what the file beside it is read as.
 */
const folder = join(import.meta.dirname, 'fixtures');
const fixtures = readdirSync(folder).flatMap((format) =>
  readdirSync(join(folder, format))
    .filter((name) => !name.endsWith('.expected'))
    .map((name) => ({ format, name, path: join(folder, format, name) })),
);

test.each(fixtures)('$format/$name is known by its content, to one reader', ({ format, path }) => {
  // Under a name that says nothing: only the content can decide.
  const { value: document } = openDocument('unnamed', readFileSync(path));
  const said =
    document === undefined ? ['none'] : askReaders(document, transcriptReaders).map(({ reader }) => reader.name);
  // Text without times is claimed by nobody: it is what remains.
  expect(said).toEqual(format === 'plain-text' ? [] : [format]);
});

test.each(fixtures)('$format/$name is read as it should be', ({ name, path }) => {
  expectGolden(describeTranscript(readTranscript(name, readFileSync(path))), `${path}.expected`);
});

test.each(transcriptReaders.map(({ name }) => name))('%s has a typical and a nasty example', (name) => {
  expect(fixtures.filter(({ format }) => format === name).length).toBeGreaterThanOrEqual(2);
});

test.each(fixtures)(
  '$format/$name: cues are sorted, in whole milliseconds, and their places lie in the file',
  ({ name, path }) => {
    const bytes = readFileSync(path);
    const { value: document } = openDocument(name, bytes);
    const { value } = readTranscript(name, bytes);
    let beforeMs = 0;
    for (const cue of value.cues) {
      expect([cue.startMs, cue.endMs].every(Number.isSafeInteger)).toBe(true);
      expect(cue.startMs).toBeGreaterThanOrEqual(beforeMs);
      expect(cue.endMs).toBeGreaterThanOrEqual(cue.startMs);
      expect(cue.place.line).toBeGreaterThanOrEqual(1);
      expect(cue.place.line).toBeLessThanOrEqual(document?.text.lines.length ?? 0);
      beforeMs = cue.startMs;
    }
  },
);

test.each(['README.md', 'CHANGELOG.md'])('%s says how many formats there are', (name) => {
  const text = readFileSync(join(import.meta.dirname, '../../..', name), 'utf8');
  const counts = [...text.matchAll(/(\d+) formats, (?:listed|found)/g)].map(([, count]) => Number(count));
  expect(counts).toEqual([transcriptReaders.length]);
});
