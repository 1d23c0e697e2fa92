import fc from 'fast-check';
import { applyControls } from '../../src/jupyter/kernel/terminal-text.js';

test.each([
  ['a progress bar shows its last state', '10%\r50%\r100%\n', '100%\n'],
  ['a shorter line leaves the rest of the longer one', 'abcdef\rXY\n', 'XYcdef\n'],
  ['Windows line ends are line ends', 'one\r\ntwo\r\n', 'one\ntwo\n'],
  ['a backspace takes back one character', 'ab\bc', 'ac'],
  ['a backspace stops at the start of the line', 'a\n\b\bb', 'a\nb'],
  ['a spinner turns in place', 'work |\b/\b-\bdone', 'work done'],
  ['text after a carriage return at the end waits', 'gone\r', 'gone'],
])('%s', (_, text, expected) => expect(applyControls(text)).toBe(expected));

test('text without controls is left as it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const plain = text.replace(/[\r\b]/g, '');
      expect(applyControls(plain)).toBe(plain);
    }),
  );
});

test('lines do not reach into each other, and no control is left', () => {
  const line = fc.stringMatching(/^[ab\r\x08]{0,12}$/);
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), (lines) => {
      expect(applyControls(lines.join('\n'))).toBe(lines.map(applyControls).join('\n'));
      expect(applyControls(lines.join('\n'))).not.toMatch(/[\r\x08]/);
    }),
  );
});

test('a hundred thousand states of one line are quick work', () => {
  const text = Array.from({ length: 100_000 }, (_, nth) => `\r${nth}`).join('');
  expect(applyControls(text)).toBe('99999');
});
