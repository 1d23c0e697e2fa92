import { readTranscript } from '../../src/read/transcript.js';

const read = (name: string, text: string) => readTranscript(name, new TextEncoder().encode(text));

test.each([
  [
    'a page to sign in',
    '<!DOCTYPE html><html><title>Sign in - Panopto</title><p>Please sign in',
    'web-page',
    /signed in/,
  ],
  ['a German page', '<!-- x --><html lang="de"><title>Anmelden</title>', 'web-page', /signed in/],
  ['any other page', '<html><title>My lecture</title><p>Words</p></html>', 'web-page', /as \.txt/],
  ['404 in text', '404 Not Found\n', 'server-error', /Download the transcript again/],
  ['403 in JSON', '{"error": {"code": 403, "message": "Forbidden for you"}}', 'server-error', /login/],
  ['an error of storage', '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', 'server-error', /login/],
])('%s is told as what it is, whatever its name', (_, text, code, hint) => {
  for (const name of ['talk.vtt', 'talk.srt', 'talk.json', 'talk.txt']) {
    const { value, problems } = read(name, text);
    expect(value.cues).toEqual([]);
    expect(problems).toMatchObject([{ code: `transcript/${code}`, level: 'error' }]);
    expect(problems[0]?.hint).toMatch(hint);
  }
});

test('a lecture about error 404 is a transcript', () => {
  const { value } = read('talk.vtt', 'WEBVTT\n\n00:00.000 --> 00:02.000\n404 Not Found is what a server says.\n');
  expect(value.cues).toHaveLength(1);
});

test('the segments of Whisper are found behind more than 64 KB of text', () => {
  const segments = [{ id: 0, start: 0, end: 2.5, text: ' Welcome to the lecture.' }];
  const json = JSON.stringify({ text: 'Welcome to the lecture. '.repeat(5000), segments, language: 'en' });
  const { value, problems } = read('talk.json', json);
  expect(value).toMatchObject({ format: 'whisper-json', cues: [{ startMs: 0, endMs: 2500 }] });
  expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
});
