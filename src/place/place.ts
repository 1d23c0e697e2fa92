import type { Capture } from '../model/capture.js';
import type { Lecture } from '../model/lecture.js';
import type { Narration } from '../model/narration.js';
import type { Outcome } from '../model/problem.js';
import { placeChains } from './chains/chain-places.js';
import { readClocks } from './clocks.js';
import { placeDecks } from './decks/deck.js';
import { foldSteps } from './decks/deck-steps.js';
import { joinOutputs } from './fold/outputs.js';
import { readPins } from './pins.js';
import { adoptTimes } from './fold/adopt.js';
import { adoptPictured, showPictures } from './pictured-code.js';
import { PLACE_SETTINGS, type PlaceSettings } from './settings.js';
import { foldSlides } from './fold/slides.js';
import { foldVersions } from './fold/versions.js';
import { foldSnapshots } from './fold/snapshots.js';
import type { Stand } from './stand.js';

/** How captures are shown. */
export interface PlaceOptions {
  /** `final`: successive snapshots of the same code become their last form; `all`: each stays a step. */
  readonly snapshots?: 'final' | 'all';
  /** `final`: near-duplicate slides become their last complete one; `all`: every one stays. */
  readonly slides?: 'final' | 'all';
  /** 160x90 grey pixels of an image capture, row by row; undefined when unknown. */
  readonly thumbnailOf?: (capture: Capture) => Uint8Array | undefined;
  /** Constants of the alignment, for measuring others. */
  readonly settings?: PlaceSettings;
}

/**
 * Gives every capture the moment it belongs to and sorts by it, ties in the order of the input. A time of the user
 * (`place:`, `# at 00:12:34`) comes first, then the time of the input; code and slides without one stand where they are
 * talked about, and once where notebooks are versions of one. Snapshots and near-duplicate slides become one (see
 * `PlaceOptions`). A pin on an unknown cell and an unreadable time become problems.
 */
export function placeCaptures(lecture: Lecture, narration: Narration, options: PlaceOptions = {}): Outcome<Lecture> {
  const clocked = readClocks(lecture, narration);
  const shown = { ...lecture, captures: foldCaptures(clocked.captures, options) };
  const pins = readPins(shown);
  const given = shown.captures.map((capture, at): Capture => {
    const pinMs = pins.captures.get(at);
    if (pinMs !== undefined) return { ...capture, atMs: pinMs, placement: { by: 'pinned', confidence: 1 } };
    const clock = { by: 'clock', confidence: 1 } as const;
    return capture.atMs === undefined ? capture : { ...capture, placement: capture.placement ?? clock };
  });
  const decks = placeDecks(given, narration, lecture.durationMs);
  const withDecks = standing(given, decks.value);
  const stands = placeChains({ ...lecture, captures: withDecks }, narration, {
    cellPins: pins.cells,
    settings: options.settings ?? PLACE_SETTINGS,
  });
  const placed = foldVersions(foldSteps(standing(withDecks, stands), options.slides ?? 'final'));
  const captures = showPictures(placed.toSorted((a, b) => (a.atMs ?? 0) - (b.atMs ?? 0)));
  return { value: { ...lecture, captures }, problems: [...clocked.problems, ...pins.problems, ...decks.problems] };
}

const standing = (captures: readonly Capture[], stands: ReadonlyMap<number, Stand>): readonly Capture[] =>
  captures.map((capture, at) => {
    const stand = stands.get(at);
    return capture.placement !== undefined || stand === undefined ? capture : { ...capture, ...stand };
  });

/** Captures that show the same thing become one. */
function foldCaptures(captures: readonly Capture[], options: PlaceOptions): readonly Capture[] {
  const { snapshots = 'final', slides = 'final', thumbnailOf = () => undefined } = options;
  const code = adoptPictured(adoptTimes(foldSnapshots(joinOutputs(captures), snapshots)));
  return slides === 'all' ? code : foldSlides(code, thumbnailOf);
}
