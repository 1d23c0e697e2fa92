import fc from 'fast-check';
import { join } from 'node:path';
import { drawConceptMap } from '../../../src/compile/summary/map.js';
import { describeTimeline, drawTimeline } from '../../../src/compile/summary/timeline.js';
import type { SummaryConcept } from '../../../src/model/summary.js';
import type { Section } from '../../../src/model/section.js';
import { expectGolden } from '../../golden.js';

type Drawn = Pick<SummaryConcept, 'term' | 'related' | 'mentionsMs' | 'explainedAtMs' | 'defined'>;

const concept = (term: string, related: readonly string[] = [], mentionsMs: readonly number[] = [1000]): Drawn => ({
  term, explainedAtMs: mentionsMs[0] ?? 0, mentionsMs, related, defined: false,
}); // prettier-ignore
const explained = (made: Drawn): Drawn => ({ ...made, defined: true });
const section = (title: string, startMs: number, endMs: number): Section => ({
  title,
  level: 1,
  startMs,
  endMs,
  titleFrom: 'term',
});

test('the timeline of a talk: bands, an axis, a row for each concept', () => {
  const sections = [
    section('Start', 0, 300_000),
    section('A <long> & winding title', 300_000, 310_000),
    section('End', 310_000, 600_000),
  ];
  const concepts = [
    explained(concept('load factor', [], [20_000, 330_000])),
    concept('a term that is far too long for the room beside its row', [], [599_000]),
  ];
  const drawn = { title: 'Talk', durationMs: 600_000, sections, concepts };
  expectGolden(drawTimeline(drawn), join(import.meta.dirname, 'timeline.svg'));
  expect(describeTimeline(drawn)).toBe(
    'Timeline of Talk: 10 min, 3 sections; concepts and when they are explained: load factor 00:20; dwelt on: a term that is far too long for the room beside its row 09:59',
  );
});

test('the legend names only what the picture shows', () => {
  const draw = (...concepts: readonly Drawn[]) =>
    drawTimeline({ title: 'Talk', durationMs: 600_000, sections: [], concepts });
  const [one, other] = [explained(concept('one')), concept('other')];
  expect(draw(one)).toMatch(/>explained</);
  expect(draw(one)).not.toMatch(/>dwelt on</);
  expect(draw(other)).not.toMatch(/>explained</);
  expect(draw(one, other)).toMatch(/>explained<[^]*>dwelt on</);
});

test('the card is opaque, so that it reads on dark pages too', () => {
  expect(drawTimeline({ title: '', durationMs: 0, sections: [], concepts: [] })).toMatch(
    /<rect width="\d+" height="\d+" rx="8" fill="#[0-9a-f]{6}"\/>/,
  );
});

test('any title and any time draw well-formed SVG inside its borders', () => {
  const anyMs = fc.integer({ min: 0, max: 20_000_000 });
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), anyMs, anyMs, (text, durationMs, atMs) => {
      const svg = drawTimeline({
        title: text,
        durationMs,
        sections: [section(text, 0, durationMs)],
        concepts: [concept(text, [], [atMs])],
      });
      expect(svg.replace(/<[^<>]*>/g, '')).not.toMatch(/[<]/);
      for (const [, x] of svg.matchAll(/ (?:x|x1|x2|cx)="([^"]*)"/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x)).toBeLessThanOrEqual(1000);
      }
    }),
  );
});

test('the map joins what is named together; of more than twelve nodes it could not be read', () => {
  const ring = (count: number) =>
    drawConceptMap(Array.from({ length: count }, (_, nth) => concept(`term ${nth}`, [`term ${(nth + 1) % count}`])));
  expect(ring(12)?.startsWith('```mermaid\ngraph LR\n')).toBe(true);
  expect(ring(12)?.match(/\["/g)).toHaveLength(12);
  expect(ring(12)?.match(/---/g)).toHaveLength(12);
  expect(ring(13)).toBeUndefined();
});

test('each pair is joined once, and marks of Mermaid are written as its entities', () => {
  const map = drawConceptMap([concept('f"(x)', ['b', 'c']), concept('b', ['f"(x)', 'c']), concept('c', ['b'])]) ?? '';
  expect(map.split('\n')).toEqual([
    '```mermaid', 'graph LR', '  c0["f#34;#40;x#41;"]', '  c1["b"]', '  c2["c"]', '  c0 --- c1', '  c0 --- c2', '  c1 --- c2', '```',
  ]); // prettier-ignore
});

test('where hardly anything belongs together there is no map', () => {
  expect(drawConceptMap([concept('a', ['b']), concept('b', ['a']), concept('c')])).toBeUndefined();
});
