import { findRecording } from '../../../src/read/video/find.js';
import { readProbe } from '../../../src/read/video/probe.js';
import { folderOf } from '../../lecture-files.js';

const probe = (streams: readonly object[], more: object = {}) =>
  readProbe(JSON.stringify({ streams, ...more }), 'talk.mp4');
const FILM = { index: 0, codec_type: 'video', width: 1280, height: 720 };
const captions = (index: number, language: string, more: object = {}) => ({
  index,
  codec_type: 'subtitle',
  codec_name: 'mov_text',
  tags: { language },
  ...more,
});
const sound = (language: string) => ({ index: 1, codec_type: 'audio', tags: { language } });

test('the captions in the language of the sound are taken, else those shown first', () => {
  const german = [
    FILM,
    sound('deu'),
    captions(2, 'eng', { disposition: { default: 1 } }),
    captions(3, 'ger'),
    captions(4, 'fre'),
  ];
  expect(probe(german)?.captions).toEqual({ stream: 3, language: 'de' });
  expect(probe([FILM, captions(2, 'fre'), captions(3, 'eng', { disposition: { default: 1 } })])?.captions).toEqual({
    stream: 3,
    language: 'en',
  });
  expect(probe([FILM, captions(2, 'und')])?.captions).toEqual({ stream: 2 });
  expect(probe([FILM, captions(2, 'eng', { disposition: { forced: 1 } }), captions(3, 'eng')])?.captions).toEqual({
    stream: 3,
    language: 'en',
  });
});

test('captions that are pictures, or coded into the picture, are told apart from none', () => {
  expect(probe([FILM, captions(2, 'eng', { codec_name: 'hdmv_pgs_subtitle' })])?.captions).toBe('pictures');
  expect(probe([{ ...FILM, closed_captions: 1 }])?.captions).toBe('in the picture');
  expect(probe([FILM])?.captions).toBeUndefined();
});

test('the film is the largest, never a cover; a recording of sound has none', () => {
  const cover = { index: 0, codec_type: 'video', width: 3000, height: 3000, disposition: { attached_pic: 1 } };
  const faces = { index: 2, codec_type: 'video', width: 320, height: 180 };
  expect(probe([cover, { ...FILM, index: 1 }, faces])?.picture).toEqual({ stream: 1, widthPx: 1280, heightPx: 720 });
  expect(probe([{ index: 0, codec_type: 'audio' }, cover])?.picture).toBeUndefined();
  expect(probe([{ ...FILM, width: 720, height: 576, sample_aspect_ratio: '64:45' }])?.picture?.widthPx).toBe(1024);
});

test('a film that is shown turned is as wide as it is shown', () => {
  const turned = { ...FILM, side_data_list: [{ side_data_type: 'Display Matrix', rotation: -90 }] };
  expect(probe([turned])?.picture).toEqual({ stream: 0, widthPx: 720, heightPx: 1280 });
  expect(probe([{ ...FILM, side_data_list: [{ rotation: 180 }] }])?.picture?.widthPx).toBe(1280);
});

test('chapters with a title are chapters', () => {
  const chapters = [
    { start_time: '0.000000', end_time: '28.5', tags: { title: 'Why' } },
    { start_time: '28.5', end_time: '60', tags: { title: ' ' } },
    { start_time: 'N/A', tags: { title: 'Never' } },
  ];
  const read = probe([FILM], { chapters, format: { duration: '80.04' } });
  expect(read?.chapters).toEqual([{ startMs: 0, endMs: 28_500, title: 'Why', place: { path: 'talk.mp4', line: 0 } }]);
  expect(read?.durationMs).toBe(80_040);
});

test.each(['', '{', 'null', '[]', '{"streams":[{}]}'])('%j is no reason to fail', (json) => {
  expect(readProbe(json, 'talk.mp4')?.picture).toBeUndefined();
});

test.each<[string, readonly string[], string | undefined, string | undefined]>([
  ['the only one', ['a.mp4', 'captions.vtt'], 'captions.vtt', 'a.mp4'],
  ['the one of the name', ['a.mp4', 'talk.mp4', 'talk.en.vtt'], 'talk.en.vtt', 'talk.mp4'],
  ['none of several', ['a.mp4', 'b.mp4', 'captions.vtt'], 'captions.vtt', undefined],
  [
    'the screen, not the faces',
    ['GMT1_Recording_gallery_1280x720.mp4', 'GMT1_Recording_1280x720.mp4'],
    'GMT1_Recording.transcript.vtt',
    'GMT1_Recording_1280x720.mp4',
  ],
  ['one in a folder for them', ['video/a.webm', 'captions.vtt'], 'captions.vtt', 'video/a.webm'],
  ['no sound', ['a.mp3', 'captions.vtt'], 'captions.vtt', undefined],
])('of a folder is taken: %s', (_, names, transcript, path) => {
  const files = folderOf(Object.fromEntries(names.map((name) => [name, 'x'])));
  expect(findRecording(files, transcript)?.path).toBe(path);
});
