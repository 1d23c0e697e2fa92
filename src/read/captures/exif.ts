import { readZone, type WallClock } from '../started-at.js';

/** When a picture was taken, by the clock of what took it. Undefined where the file does not say. */
export function readTakenAt(bytes: Uint8Array): WallClock | undefined {
  const block = exifBlock(bytes);
  if (block === undefined || block.byteLength < 8) return undefined;
  const tags = new Tags(block);
  const { date, zone } = tags.taken();
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] =
    /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/.exec(date)?.slice(1).map(Number) ?? [];
  if (year === 0) return undefined;
  const zoneMin = readZone(zone);
  return { wallMs: Date.UTC(year, month - 1, day, hour, minute, second), ...(zoneMin !== undefined && { zoneMin }) };
}

/** The Exif data of a JPEG (segment APP1), a PNG (chunk eXIf, as iPhones write screenshots) or a WebP (chunk EXIF). */
function exifBlock(bytes: Uint8Array): DataView | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return blockOfJpeg(view);
  if (bytes.byteLength <= 16) return undefined;
  if (view.getUint32(0) === 0x89504e47) return blockOfPng(view);
  return view.getUint32(0) === 0x52494646 && view.getUint32(8) === 0x57454250 ? blockOfWebp(view) : undefined;
}

function blockOfJpeg(view: DataView): DataView | undefined {
  for (let at = 2; at + 10 < view.byteLength && view.getUint8(at) === 0xff;) {
    const [marker, length] = [view.getUint8(at + 1), view.getUint16(at + 2)];
    if (marker === 0xe1 && view.getUint32(at + 4) === 0x45786966) return part(view, at + 10, length - 8);
    if (marker === 0xda) break;
    at += 2 + Math.max(2, length);
  }
  return undefined;
}

function blockOfPng(view: DataView): DataView | undefined {
  for (let at = 8; at + 8 < view.byteLength;) {
    const length = view.getUint32(at);
    if (view.getUint32(at + 4) === 0x65584966) return part(view, at + 8, length);
    at += 12 + length;
  }
  return undefined;
}

/** Some writers put the head of JPEG's segment before it. */
function blockOfWebp(view: DataView): DataView | undefined {
  for (let at = 12; at + 8 < view.byteLength;) {
    const length = view.getUint32(at + 4, true);
    if (view.getUint32(at) === 0x45584946) {
      const isHeaded = at + 12 < view.byteLength && view.getUint32(at + 8) === 0x45786966;
      return part(view, at + (isHeaded ? 14 : 8), length - (isHeaded ? 6 : 0));
    }
    at += 8 + length + (length % 2);
  }
  return undefined;
}

const part = (view: DataView, at: number, length: number) =>
  new DataView(view.buffer, view.byteOffset + at, Math.max(0, Math.min(length, view.byteLength - at)));

/** Tags of an image file directory, and where they stand. */
type Directory = ReadonlyMap<number, { readonly count: number; readonly at: number }>;

const EXIF_DIRECTORY = 0x8769;
/** Of the original, and of its digitising; the date of the last change says nothing. */
const DATES = [0x9003, 0x9004];
/** The zones of those clocks. */
const ZONES = [0x9011, 0x9012, 0x9010];
const MOST_TAGS = 500;

class Tags {
  readonly #view: DataView;
  readonly #little: boolean;

  constructor(view: DataView) {
    this.#view = view;
    this.#little = view.getUint16(0) === 0x4949;
  }

  taken(): { readonly date: string; readonly zone: string } {
    const inner = this.#directory(this.#number(4, 4)).get(EXIF_DIRECTORY);
    const tags = inner === undefined ? new Map<number, never>() : this.#directory(this.#number(inner.at, 4));
    const first = (wanted: readonly number[]) => {
      const tag = wanted.map((name) => tags.get(name)).find((one) => one !== undefined);
      return tag === undefined ? '' : this.#text(tag);
    };
    return { date: first(DATES), zone: first(ZONES) };
  }

  #directory(at: number): Directory {
    const count = Math.min(MOST_TAGS, this.#number(at, 2));
    return new Map(
      Array.from({ length: count }, (_, nth) => {
        const entry = at + 2 + 12 * nth;
        return [this.#number(entry, 2), { count: this.#number(entry + 4, 4), at: entry + 8 }] as const;
      }),
    );
  }

  #text({ count, at }: { readonly count: number; readonly at: number }): string {
    const start = count > 4 ? this.#number(at, 4) : at;
    const codes = Array.from({ length: Math.min(count, 32) }, (_, nth) => this.#number(start + nth, 1));
    return String.fromCharCode(...codes).replace(/\0.*$/s, '');
  }

  /** 0 beyond the end. */
  #number(at: number, size: 1 | 2 | 4): number {
    if (at < 0 || at + size > this.#view.byteLength) return 0;
    if (size === 1) return this.#view.getUint8(at);
    return size === 2 ? this.#view.getUint16(at, this.#little) : this.#view.getUint32(at, this.#little);
  }
}
