/** Whatever is said in whatever format: the notebook is written. */
import fc from 'fast-check';
import { join } from 'node:path';
import { places } from '../read/transcripts/places.js';
import { temporaryFolder } from '../temporary.js';
import { nbscribe } from '../terminal.js';
import { seedsOr } from '../soon.js';

/** Each builds a notebook, which takes a tenth of a second. */
const SEEDS = Math.ceil(seedsOr(800) / 50);

/** What lecturers on web pages and Markdown say and recognisers write. */
const MARKUP = [
  '<img src="cat.png">',
  '<div class=x>',
  '<!-- a comment',
  '<script>alert(1)</script>',
  '![a cat](cat.png)',
  '![',
  '[a link](other.html)',
  '```',
  '~~~',
  '`code`',
  '``',
  '$x$ and $$',
  '<',
  '&amp;',
  '# head',
  '| a | b |',
  '\\',
];
/** Quotes and backslashes would end a string of JSON, angle brackets be tags of XML. */
const isPlain = (text: string) => !/["\\<&]/.test(text);
const isMarked = ({ before }: { before: string }) => /^\uFEFF?\s*[[{<]/.test(before);

test('with markup put into the words of any fixture the notebook is written', async () => {
  const pieces = fc.array(fc.constantFrom(...MARKUP), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), pieces, async (place, some) => {
      const { name, before, after } = place;
      const put = (isMarked(place) ? some.filter(isPlain) : some).map((piece) => `so ${piece} then`).join(' ');
      const folder = temporaryFolder({ [name]: `${before}${before.endsWith('\n') ? `${put}\n` : ` ${put}`}${after}` });
      const path = join(folder, 'out/x.ipynb');
      const built = await nbscribe('build', join(folder, name), '-o', path);
      expect(built.err).not.toMatch(/fault of nbscribe/);
      expect(built).toMatchObject({ code: 0, out: expect.stringContaining('nothing lost') as string });
      expect(await nbscribe('check', path)).toMatchObject({ code: 0 });
    }),
    { numRuns: SEEDS, seed: 12 },
  );
}, 3_600_000);
