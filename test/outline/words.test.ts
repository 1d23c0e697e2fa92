import { titleOf } from '../../src/text/written.js';
import { expandShorthand, splitIdentifier } from '../../src/text/identifiers.js';
import { stemWord } from '../../src/text/words.js';

test.each([
  ['ImageDataBunch.from_name_re', 'image data bunch from name re'],
  ['lr_find', 'lr find'],
  ['HTTPServer2', 'http server 2'],
  ['resnet34', 'resnet 34'],
  ['größeÄndern', 'größe ändern'],
  ['__init__', 'init'],
])('%s is said "%s"', (identifier, said) => expect(splitIdentifier(identifier).join(' ')).toBe(said));

test('shorthand has its readings, a plain word none', () => {
  expect(expandShorthand('lr')).toEqual([['learning', 'rate']]);
  expect(expandShorthand('fn')).toEqual([['function'], ['file', 'name']]);
  expect(expandShorthand('constructor')).toEqual([]);
});

test.each([
  ['classify', 'classified'],
  ['predictions', 'predicted'],
  ['plotted', 'plotting'],
  ['segmentation', 'segment'],
])('%s and %s are one word', (one, other) => expect(stemWord(one)).toBe(stemWord(other)));

test.each([
  ['loss', 'lo'],
  ['mnist', 'mnis'],
  ['v2s', 'v2'],
])('%s is not cut to "%s"', (word, cut) => expect(stemWord(word)).not.toBe(cut));

test.each([
  ['## Training: `resnet34`', 'Training: resnet34'],
  ['**Bold** <span style="x">and</span> [linked](https://x.org)', 'Bold and linked'],
  ['![logo](a.png) Lesson 1 :tada: 🎉', 'Lesson 1'],
  ['Questions &amp; answers:', 'Questions & answers'],
  ['---', ''],
])('"%s" is the title "%s"', (markdown, title) => expect(titleOf(markdown)).toBe(title));
