import { momentOfAddress, readMoment } from '../../src/text/links/moment.js';
import { isSameVideo, siteVideoOf, withoutMoment } from '../../src/text/links/video-address.js';

const YOUTUBE = { kind: 'youtube', id: 'dQw4w9WgXcQ' };

test.each([
  ['youtu.be/dQw4w9WgXcQ', YOUTUBE],
  ['https://youtu.be/dQw4w9WgXcQ&t=90', YOUTUBE],
  ['https://www.youtube.com/v/dQw4w9WgXcQ?version=3', YOUTUBE],
  ['http://youtube.com/watch/?app=desktop&v=dQw4w9WgXcQ', YOUTUBE],
  [' https://youtu.be/dQw4w9WgXcQ ', YOUTUBE],
  ['https://youtube.com.example.org/watch?v=dQw4w9WgXcQ', undefined],
  ['https://example.org/?v=dQw4w9WgXcQ', undefined],
  ['ftp://youtu.be/dQw4w9WgXcQ', undefined],
  ['https://vimeo.com/76979871/abcdef1234?t=3', { kind: 'vimeo', id: '76979871', hash: 'abcdef1234' }],
])('%s shows %j', (address, video) => expect(siteVideoOf(address)).toEqual(video));

test.each([
  ['https://youtu.be/dQw4w9WgXcQ&t=90', 90_000],
  ['https://h/a.mp4?t=1.25', 1250],
  ['https://h/a.mp4?t=x', undefined],
  ['https://h/a?format=1', undefined],
])('%s leads to %s', (address, ms) => expect(momentOfAddress(address)).toBe(ms));

test('three digits of minutes are a moment, four numbers are none', () => {
  expect([readMoment('100:00'), readMoment('1:2:3:4'), readMoment('1:99')]).toEqual([6_000_000, undefined, undefined]);
});

test.each([
  ['https://h/a.mp4?t=4&key=1', 'https://h/a.mp4?key=1&start=9#t=4', true],
  ['https://h/a%20b.mp4#t=4', 'https://h/a b.mp4', true],
  ['https://h/a?x=1&t=4&y=2', 'https://h/a?x=1&y=2', true],
  ['https://h/#a', 'https://h/#b', false],
  ['https://youtu.be/dQw4w9WgXcQ', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=9', true],
  ['https://youtu.be/dQw4w9WgXcQ', 'https://h/a.mp4', false],
])('%s and %s are one video: %s', (one, other, same) => {
  expect([isSameVideo(one, other), isSameVideo(other, one)]).toEqual([same, same]);
});

test('only the moment is taken out of an address', () => {
  expect(withoutMoment('https://h/a?list=3&t=5&part=2')).toBe('https://h/a?list=3&part=2');
});
