import { FRAMES_PER_SECOND, joinBlocks, movedBlocks, shareOf, type Blocks, type Frame } from './frame.js';
import { hasGrown } from './growth.js';
import { findStates, type RawState } from './stretch.js';

/** What the screen of a video shows for a while. */
export interface ScreenState {
  readonly startMs: number;
  readonly endMs: number;
  /** When a whole picture of it can be taken. */
  readonly pictureMs: number;
  /** When something was added to it: a bullet, a line of code. */
  readonly buildsMs: readonly number[];
  /** The start of an earlier state that showed the same. */
  readonly returnOfMs?: number;
  readonly picture: Frame;
  /** Blocks of the picture that show something else: a camera, an animation. */
  readonly mask: Blocks;
}

/**
 * Frames that are looked at together: half an hour of them weighs 52 MB.
 * What is left at the end is looked at with those before.
 */
const STRETCH = 1800 * FRAMES_PER_SECOND;
const LEAST_STRETCH = 300 * FRAMES_PER_SECOND;

/** What stands shorter is passed by on the way to something else. */
const LEAST_MS = 2000;
/** Share of the free blocks below which two pictures show the same. */
const SAME_SHARE = 0.02;

/**
 * The states of a video's screen, of its frames at two a second. Cameras, clocks and animations are masked; what is
 * passed by within two seconds is no state;
 * what grows (bullets, code that is typed) is one state, whose picture is the last.
 */
export async function readStates(frames: AsyncIterable<Frame>): Promise<readonly ScreenState[]> {
  const raw: RawState[] = [];
  let waiting: Frame[] = [];
  let count = 0;
  const look = (stretch: readonly Frame[]) => {
    raw.push(...findStates(stretch, count, raw.pop()));
    count += stretch.length;
  };
  for await (const frame of frames) {
    waiting.push(frame);
    if (waiting.length < STRETCH + LEAST_STRETCH) continue;
    look(waiting.slice(0, STRETCH));
    waiting = waiting.slice(STRETCH);
  }
  look(waiting);
  return foldStates(raw, count);
}

/** Milliseconds from the start of the video of a frame's number. */
const momentOf = (frame: number) => Math.round((frame * 1000) / FRAMES_PER_SECOND);

type DraftState = { -readonly [Key in keyof ScreenState]: ScreenState[Key] };

function foldStates(raw: readonly RawState[], frameCount: number): readonly ScreenState[] {
  const done: DraftState[] = [];
  // What is passed by before anything stands belongs to what stands first.
  let openedMs: number | undefined;
  raw.forEach(({ startFrame, picture, pictureFrame, mask }, at) => {
    const next = raw[at + 1]?.startFrame;
    const state = {
      startMs: momentOf(startFrame),
      endMs: momentOf(next ?? frameCount),
      pictureMs: momentOf(pictureFrame),
    };
    const last = done.at(-1);
    const isPassedBy = state.endMs - state.startMs < LEAST_MS && next !== undefined;
    if (isPassedBy || (last !== undefined && showSame(last, { picture, mask }))) {
      if (last === undefined) openedMs ??= state.startMs;
      else last.endMs = state.endMs;
    } else if (last !== undefined && hasGrown(last.picture, picture, joinBlocks(last.mask, mask))) {
      last.buildsMs = [...last.buildsMs, state.startMs];
      Object.assign(last, { picture, mask, pictureMs: state.pictureMs, endMs: state.endMs });
    } else {
      const shown = done.slice(0, -1).findLast((earlier) => showSame(earlier, { picture, mask }));
      const returnOfMs = shown === undefined ? {} : { returnOfMs: shown.returnOfMs ?? shown.startMs };
      const startMs = last === undefined ? (openedMs ?? state.startMs) : state.startMs;
      done.push({ ...state, startMs, picture, mask, buildsMs: [], ...returnOfMs });
    }
  });
  return done;
}

type Shown = Pick<ScreenState, 'picture' | 'mask'>;

function showSame(one: Shown, other: Shown): boolean {
  return shareOf(movedBlocks(one.picture, other.picture), joinBlocks(one.mask, other.mask)) < SAME_SHARE;
}
