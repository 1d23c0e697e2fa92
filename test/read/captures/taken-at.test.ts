import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTakenAt } from '../../../src/read/captures/exif.js';
import { readStartedAt } from '../../../src/read/started-at.js';
import { PIXEL } from '../../lecture-files.js';

const photo = Uint8Array.from(readFileSync(join(import.meta.dirname, '../decks/fixtures/photo.jpg')));
const iso = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms).toISOString().slice(0, 19));

test('a photo says when it was taken; a picture without that says nothing', () => {
  expect(iso(readTakenAt(photo))).toMatch(/^2024-03-01T10:01:0\d$/);
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
  expect(iso(readStartedAt(written))).toBe(expected);
});
