import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTakenAt } from '../../../src/read/captures/exif.js';
import { readStartedAt, startInName } from '../../../src/read/started-at.js';
import { PIXEL } from '../../lecture-files.js';

const photo = Uint8Array.from(readFileSync(join(import.meta.dirname, '../decks/fixtures/photo.jpg')));
const iso = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms).toISOString().slice(0, 19));

test('a photo says when it was taken; a picture without that says nothing', () => {
  expect(iso(readTakenAt(photo)?.wallMs)).toMatch(/^2024-03-01T10:01:0\d$/);
  expect(readTakenAt(PIXEL)).toBeUndefined();
  expect(readTakenAt(new Uint8Array())).toBeUndefined();
});

test('a photo cut anywhere, or with any byte changed, is read without a fault', () => {
  for (let at = 0; at < Math.min(photo.length, 600); at++) {
    expect(() => readTakenAt(photo.slice(0, at))).not.toThrow();
    const changed = photo.slice();
    changed[at] = 0xff - (changed[at] ?? 0);
    expect(() => readTakenAt(changed)).not.toThrow();
  }
});

test.each([
  ['2024-03-01T10:00:00', '2024-03-01T10:00:00'],
  ['2024-03-01 10:05', '2024-03-01T10:05:00'],
  ['2024-03-01T10:00:00.250+01:00', '2024-03-01T10:00:00'],
  ['10:00', '1970-01-01T10:00:00'],
  ['2024-03-01', undefined],
  ['25:00', undefined],
  ['noon', undefined],
  ['', undefined],
])('startedAt: %s', (written, expected) => {
  expect(iso(readStartedAt(written)?.wallMs)).toBe(expected);
});

test.each([
  ['2024-03-01T10:00:00Z', 0],
  ['2024-03-01 10:00+05:30', 330],
  ['10:00 -0800', -480],
  ['10:00', undefined],
])('startedAt: %s is of the zone %s', (written, expected) => {
  expect(readStartedAt(written)?.zoneMin).toBe(expected);
});

test('Zoom names its recordings by UTC', () => {
  expect(startInName('recordings/GMT20240301-090000_Recording.transcript.vtt')).toEqual({
    wallMs: Date.UTC(2024, 2, 1, 9),
    zoneMin: 0,
  });
  expect(startInName('GMT.vtt')).toBeUndefined();
});

test('the zone of a photo and the Exif of a WebP are read', () => {
  // Big-endian: IFD0 points to the Exif directory, which has a date and its zone.
  const tiff = new Uint8Array(120);
  const view = new DataView(tiff.buffer);
  const put = (at: number, entry: readonly [tag: number, type: number, count: number, value: number]) => {
    view.setUint16(at, entry[0]);
    view.setUint16(at + 2, entry[1]);
    view.setUint32(at + 4, entry[2]);
    view.setUint32(at + 8, entry[3]);
  };
  tiff.set(new TextEncoder().encode('MM'), 0);
  view.setUint16(2, 42);
  view.setUint32(4, 8);
  view.setUint16(8, 1);
  put(10, [0x8769, 4, 1, 26]);
  view.setUint16(26, 2);
  put(28, [0x9003, 2, 20, 60]);
  put(40, [0x9011, 2, 7, 90]);
  tiff.set(new TextEncoder().encode('2024:03:01 10:01:05'), 60);
  tiff.set(new TextEncoder().encode('+01:00'), 90);
  const webp = new Uint8Array(20 + tiff.length);
  webp.set(new TextEncoder().encode('RIFF'), 0);
  webp.set(new TextEncoder().encode('WEBPEXIF'), 8);
  new DataView(webp.buffer).setUint32(16, tiff.length, true);
  webp.set(tiff, 20);
  expect(readTakenAt(webp)).toEqual({ wallMs: Date.UTC(2024, 2, 1, 10, 1, 5), zoneMin: 60 });
});
