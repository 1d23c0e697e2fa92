import { deflateSync, inflateSync } from 'fflate';
import { encodeBase64 } from '../../notebook/format/base64.js';
import { BLOCKS, FRAME_BYTES } from './frame.js';
import type { ScreenState } from './states.js';

/** States as text, small enough to be kept beside a notebook. */
export function writeStates(states: readonly ScreenState[]): string {
  return JSON.stringify(
    states.map(({ picture, mask, ...rest }) => ({ ...rest, picture: pack(picture), mask: pack(mask) })),
  );
}

/** Undefined where the text was changed into something else. */
export function parseStates(text: string): readonly ScreenState[] | undefined {
  try {
    const written = JSON.parse(text) as readonly (Omit<ScreenState, 'picture' | 'mask'> &
      Record<'picture' | 'mask', string>)[];
    const states = written.map((state) => ({ ...state, picture: unpack(state.picture), mask: unpack(state.mask) }));
    const isWhole = ({ picture, mask, startMs, endMs, pictureMs, buildsMs }: ScreenState) =>
      picture.length === FRAME_BYTES &&
      mask.length === BLOCKS &&
      [startMs, endMs, pictureMs, ...buildsMs].every((ms) => Number.isSafeInteger(ms) && ms >= 0);
    return states.every(isWhole) ? states : undefined;
  } catch {
    return undefined;
  }
}

const pack = (bytes: Uint8Array) => encodeBase64(deflateSync(bytes));
const unpack = (text: string) => inflateSync(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
