import { BLOCKS, FRAMES_PER_SECOND, movedBlocks, shareOf, type Blocks, type Frame } from './frame.js';
import { maskMotion } from './masks.js';

/** A stretch of the video in which the screen shows one thing, before what is passed by and what grows is folded. */
export interface RawState {
  readonly startFrame: number;
  /** The last calm frame of it, and its number. */
  picture: Frame;
  pictureFrame: number;
  /** Blocks that were not looked at. */
  readonly mask: Blocks;
  /** It never came to rest: scrolling, or a film without a frame around it. */
  readonly isRestless: boolean;
}

/** Share of the free blocks that must differ from what stands for the screen to show something else. */
const CHANGED_SHARE = 0.014;
/** Share below which two neighbouring frames are calm. */
const CALM_SHARE = 0.012;
/** Unrest that lasts longer is taken for what is shown. */
const MOST_UNREST = 3 * FRAMES_PER_SECOND;

/**
 * The states of a stretch of frames, the first of which has the number `first`. `before` is the state that the stretch
 * before ended with: where the screen still shows it, it goes on, and is the first of those given.
 */
export function findStates(frames: readonly Frame[], first: number, before: RawState | undefined): RawState[] {
  const [opening] = frames;
  if (opening === undefined) return before === undefined ? [] : [before];
  const moves = frames.map((frame, at) => movedBlocks(frames[at - 1] ?? before?.picture ?? frame, frame));
  // Between the stretches there is no move: the picture of the state before is an earlier frame.
  moves[0] = new Uint8Array(BLOCKS);
  const maskOf = maskMotion(moves.slice(1));
  const states = [before ?? { ...pictureOf(opening, first), mask: maskOf(0), startFrame: first, isRestless: false }];
  let stands = states[0]!.picture;
  let since: number | undefined;
  for (let at = before === undefined ? 1 : 0; at < frames.length; at++) {
    const mask = maskOf(at);
    const frame = frames[at]!;
    const isCalm = shareOf(moves[at]!, mask) < CALM_SHARE;
    if (shareOf(movedBlocks(stands, frame), mask) < CHANGED_SHARE) {
      since = undefined;
      if (isCalm && at + 1 < frames.length) Object.assign(states.at(-1)!, pictureOf(frame, first + at));
      continue;
    }
    since ??= at;
    const settled = isCalm && shareOf(moves[at + 1] ?? moves[0], mask) < CALM_SHARE;
    if (!settled && at < frames.length - 1 && at - since <= MOST_UNREST) continue;
    const start = settled ? sinceWhen(moves, { at, since, mask }) : since;
    addState(states, { ...pictureOf(frame, first + at), mask, startFrame: first + start, isRestless: !settled });
    stands = frame;
    since = undefined;
  }
  return states;
}

/** A later jump that is so much larger than the first is what changed the screen: before it, something moved on it. */
const LARGER = 2;

/** When the screen changed, of the frames since something moved. */
function sinceWhen(moves: readonly Blocks[], { at, since, mask }: { at: number; since: number; mask: Blocks }): number {
  const jumps = moves.slice(since, at + 1).map((moved) => shareOf(moved, mask));
  const largest = Math.max(...jumps);
  return largest > LARGER * (jumps[0] ?? 0) ? since + jumps.indexOf(largest) : since;
}

const pictureOf = (picture: Frame, pictureFrame: number) => ({ picture, pictureFrame });

/** Unrest that goes on is one state, however often its picture changes. */
function addState(states: RawState[], state: RawState): void {
  const last = states.at(-1);
  if (last?.isRestless === true && state.isRestless) Object.assign(last, pictureOf(state.picture, state.pictureFrame));
  else states.push(state);
}
