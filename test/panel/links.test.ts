import { momentHref } from '../../src/compile/links.js';
import {
  nameOf,
  parseMoment,
  parseVideo,
  resolvePath,
  sameVideo,
  secondsOf,
  videoOfLecture,
} from '../../src/panel/lecture/links.js';

const YOUTUBE = { kind: 'youtube', id: 'dQw4w9WgXcQ' };

test.each([
  ['https://youtu.be/dQw4w9WgXcQ?t=760', YOUTUBE],
  ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=PL1&t=12m40s', YOUTUBE],
  ['https://m.youtube.com/live/dQw4w9WgXcQ', YOUTUBE],
  ['https://music.youtube.com/watch?v=dQw4w9WgXcQ', YOUTUBE],
  ['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=5', YOUTUBE],
  ['https://www.youtube.com/shorts/dQw4w9WgXcQ', YOUTUBE],
  ['https://vimeo.com/76979871', { kind: 'vimeo', id: '76979871' }],
  ['https://vimeo.com/76979871/abcdef1234#t=3s', { kind: 'vimeo', id: '76979871', hash: 'abcdef1234' }],
  ['https://player.vimeo.com/video/76979871?h=abcdef1234', { kind: 'vimeo', id: '76979871', hash: 'abcdef1234' }],
  ['https://vimeo.com/channels/staffpicks/76979871', { kind: 'vimeo', id: '76979871' }],
  ['https://example.org/v/talk.MP4?key=1#t=3', { kind: 'url', url: 'https://example.org/v/talk.MP4?key=1' }],
  ['lecture.mp4#t=3', { kind: 'file', path: 'course/week 1/lecture.mp4' }],
  ['../%C3%9Cbung%201%20%28a%29.webm', { kind: 'file', path: 'course/Übung 1 (a).webm' }],
  ['/other/100%.mp4', { kind: 'file', path: 'other/100%.mp4' }],
])('a video is known by what it is: %s', (address, expected) =>
  expect(parseVideo(address, 'course/week 1/a.ipynb')).toEqual({ ...expected, address }),
);

test.each([
  'https://www.youtube.com/@channel',
  'https://www.youtube.com/playlist?list=PL1',
  'https://vimeo.com/watch',
  'https://example.org/lectures/4',
  'javascript:alert(1)',
  'file:///home/me/talk.mp4',
  'https://',
  '../../../../etc/passwd',
  '#heading',
])('what is no video that could be shown is none: %s', (address) =>
  expect(parseVideo(address, 'course/week 1/a.ipynb')).toBeUndefined(),
);

test.each([
  ['https://youtu.be/dQw4w9WgXcQ', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=5', true],
  ['https://youtu.be/dQw4w9WgXcQ', 'https://youtu.be/xxxxxxxxxxx', false],
  ['https://youtu.be/7697987100', 'https://vimeo.com/7697987100', false],
  ['a.mp4#t=4', './a.mp4', true],
  ['a.mp4', 'b/a.mp4', false],
  ['https://h/a.mp4?t=4&key=1', 'https://h/a.mp4?key=1&t=9', true],
  ['https://h/a.mp4', '/a.mp4', false],
])('%s and %s are the same video: %s', (one, other, same) => {
  const [first, second] = [parseVideo(one, 'x.ipynb'), parseVideo(other, 'x.ipynb')];
  if (first === undefined || second === undefined) throw new Error('no video');
  expect([sameVideo(first, second), sameVideo(second, first)]).toEqual([same, same]);
  expect(nameOf(first) === nameOf(second)).toBe(same);
});

test.each([
  ['https://youtu.be/ID?t=760', 760],
  ['https://youtube.com/watch?v=ID&start=12', 12],
  ['https://youtube.com/watch?v=ID&time_continue=12', 12],
  ['https://youtu.be/ID?t=1h2m3s', 3723],
  ['https://vimeo.com/1#t=12m40s', 760],
  ['lecture.mp4#t=12:40', 760],
  ['lecture.mp4#t=npt:1:02:03.5,1:05:00', 3723.5],
  ['lecture.mp4#t=10,20', 10],
  ['lecture.mp4', undefined],
  ['lecture.mp4#t=soon', undefined],
  ['lecture.mp4#t=', undefined],
])('%s leads to second %s', (address, seconds) => expect(secondsOf(address)).toBe(seconds));

test('words and headings are no moment', () => {
  for (const text of ['', 'Introduction', '1:2:3:4', '-5', '12:99']) expect(parseMoment(text)).toBeUndefined();
});

test.each(['https://youtu.be/dQw4w9WgXcQ', 'https://h/a (1).mp4?key=2', 'Übung 1 (a).mp4', 'https://vimeo.com/1/abc'])(
  'a link that a build writes into %s leads there again',
  (video) => {
    const href = momentHref(video, 760_840);
    const [written, read] = [parseVideo(video, 'a.ipynb'), parseVideo(href, 'a.ipynb')];
    expect(secondsOf(href)).toBe(760);
    expect(written && read && sameVideo(written, read)).toBe(true);
  },
);

test.each([
  'Lecture1: trees.mp4',
  'a#1.mp4',
  'a%20b.mp4',
  '100%.mp4',
  'what?.mp4',
  'a&b (1).mp4',
  'week 1/x.mp4',
  '../x.mp4',
])('the film %s of a lecture is the file of that name, and its links lead there', (video) => {
  const own = videoOfLecture(video, 'course/w/a.ipynb');
  expect(own).toMatchObject({ kind: 'file', path: resolvePath('course/w/a.ipynb', video) });
  const linked = parseVideo(momentHref(video, 60_000), 'course/w/a.ipynb');
  expect(own && linked && sameVideo(own, linked)).toBe(true);
  expect(videoOfLecture(`${video}#t=5`, 'course/w/a.ipynb')).toMatchObject({
    path: resolvePath('course/w/a.ipynb', video),
  });
});

test.each(['javascript:alert(1)', 'https://example.org/lectures/4', 'file:///home/me/talk.mp4', '../../../x.mp4'])(
  'the lecture has no film that could be shown where its metadata says %s',
  (video) => expect(videoOfLecture(video, 'course/w/a.ipynb')).toBeUndefined(),
);

test('nothing leads out of the folder that is served', () => {
  expect(resolvePath('a/b.ipynb', '../v.mp4')).toBe('v.mp4');
  expect(resolvePath('a/b.ipynb', '../../v.mp4')).toBeUndefined();
});
