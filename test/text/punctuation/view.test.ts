import { viewOf } from '../../../src/text/punctuation/view.js';

const pieces = (text: string) => viewOf(text.split(' ')).pieces.join(' ');

test.each([
  ["So, we're GONNA Run it.", "so we're going to run it"],
  ['the the the model um uh works', 'the model works'],
  ['that that is very very odd', 'that that is very very odd'],
  ['state-of-the-art read_csv torch.nn', 'state of the art read csv torch nn'],
  ['in 2019 about 50% of 3 or 3d, $10', 'in # about #% of #1 or #a #'],
  ['then [Music] we (laughs) go', 'then we go'],
  ['it’s “quoted” ok', "it's quoted okay"],
  ['naïve Übung здравствуй', 'naïve übung здравствуй'],
])('the model sees "%s" as "%s"', (text, seen) => expect(pieces(text)).toBe(seen));

test('a stutter counts for its last word', () => {
  expect([...viewOf(['so', 'the', 'the', 'um', 'the', 'end']).wordOf]).toEqual([0, 4, 5]);
});
