import { readTranscript } from '../../../src/read/transcript.js';

/** What a user gets to see of a body: captions and problems. */
function read(body: string) {
  const { value, problems } = readTranscript('talk.ttml', new TextEncoder().encode(`<tt><body>${body}</body></tt>`));
  return { said: value.cues.map(({ text }) => text), told: problems.map(({ message }) => message).join('\n') };
}

test('words of a paragraph with an unreadable time are quoted', () => {
  const { said, told } = read('<div><p begin="soon">early words</p><p begin="1s" end="2s">hello</p></div>');
  expect(said).toEqual(['hello']);
  expect(told).toContain('early words');
});

test('words of a span with an unreadable time are quoted', () => {
  const { told } = read('<div><p begin="1s" end="9s"><span begin="x">odd</span><span begin="1s">even</span></p></div>');
  expect(told).toContain('odd');
});

test('words beside the spans that have times are captions', () => {
  const { said } = read('<div><p begin="1s" end="9s">before <span begin="1s" end="2s">inside</span> behind</p></div>');
  expect(said.toSorted()).toEqual(['before', 'behind', 'inside']);
});

test('words outside any paragraph are quoted', () => {
  expect(read('stray<div>lost<p begin="1s" end="2s">hello</p></div>').told).toMatch(/stray[^]*lost/);
});
