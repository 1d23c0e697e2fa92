import { findDeletedKeys, keysOf } from '../../src/notebook/stamp/deleted-keys.js';
import { isUnsaid, momentOf, unsaidKey } from '../../src/notebook/stamp/narration-key.js';
import { spokenText } from '../../src/notebook/stamp/spoken-text.js';

test.each([
  ['a paragraph', '[1:02](https://youtu.be/x?t=62) So we **go** on.', 'So we **go** on.'],
  ['a speaker', '[1:02:03](https://v.example/?t=1) **Ann Lee:** Hello.', 'Hello.'],
  ['a question from the audience', '> [0:07](#Opening) **Guest \\*1:** Why?', 'Why?'],
  ['a question without a name', '> [0:07](#Opening) Why?', 'Why?'],
  ['a link whose target has escapes', '[0:07](#a\\)b) Yes.', 'Yes.'],
  ['two paragraphs that a reader merged', '[0:07](#a) One.\n\n[0:09](#a) **Ann:** Two.', 'One. Two.'],
  ['two paragraphs that a reader put in one', '[0:07](#a) One. [0:09](#a) Two.', 'One. Two.'],
  [
    'a speaker who reads Markdown aloud',
    '[0:07](#a) \\[1:23\\](x) and `[0](b)` stand.',
    '\\[1:23\\](x) and `[0](b)` stand.',
  ],
  ['no narration', '', ''],
])('the text of %s is what was said', (_, source, said) => {
  expect(spokenText(source).split(/\s+/).filter(Boolean).join(' ')).toBe(said);
});

test('long runs of signs take no time', () => {
  for (const sign of ['[', '*', '**', '\\', '> ', '[1](', '[1:2](\\'])
    expect(spokenText(sign.repeat(50_000)).length).toBeGreaterThan(0);
});

test('deleted is what was written and is not among what is there, what was deleted first before the rest', () => {
  const stamp = { written: ['a', 'b', 'c', 'b'], deleted: ['d', 'e', 'c'] };
  expect(findDeletedKeys(stamp, ['a', 'e'])).toEqual(['d', 'c', 'b']);
  expect(findDeletedKeys(undefined, [])).toEqual([]);
  expect(findDeletedKeys({ written: 'damaged', deleted: [7, null, 'a'] }, [])).toEqual(['a']);
});

test('a cell stands for its own key and for those of cells that were merged into it', () => {
  const stamp = { key: 'a', kind: 'note', hash: '' } as const;
  expect(keysOf(stamp)).toEqual(['a']);
  expect(keysOf({ ...stamp, covers: ['b', 'a', 7] })).toEqual(['a', 'b']);
});

test('a key of narration tells its moment, unless nobody says it any more', () => {
  expect(['narration:60000', 'narration:60000-2', 'slide:60000', unsaidKey('narration:60000')].map(momentOf)).toEqual([
    60000,
    60000,
    undefined,
    undefined,
  ]);
  expect(unsaidKey(unsaidKey('narration:1'))).toBe(unsaidKey('narration:1'));
  expect(isUnsaid(unsaidKey('narration:1'))).toBe(true);
});
