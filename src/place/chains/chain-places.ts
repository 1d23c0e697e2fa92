import { findInPlace } from '../../compare/longest-run.js';
import type { Lecture } from '../../model/lecture.js';
import type { Narration } from '../../model/narration.js';
import { alignChain, type Column } from './align.js';
import { type Chain, cellKey, chainsOf, type Link } from './chains.js';
import { claimMentions } from './claims.js';
import { curveDrawer, type DrawCurve, type IsTaken, type Voice } from './curves.js';
import { addExecutions, hearExecutions } from './executions.js';
import { weighEvidence } from './evidence.js';
import { type TimeGrid, watchScreen } from './screen.js';
import { settleChain } from './settle.js';
import { CHAIN_SURENESS, type PlaceSettings } from '../settings.js';
import type { Stand } from '../stand.js';
import { hearNarration } from '../speech/speech.js';

interface ChainOptions {
  /** Pins of cells that are no captures, by `cellKey`. */
  readonly cellPins: ReadonlyMap<string, number>;
  readonly settings: PlaceSettings;
}

/** What is needed to align one chain after another. */
interface Bench {
  readonly grid: TimeGrid;
  readonly settings: PlaceSettings;
  readonly draw: DrawCurve;
  readonly executions: ReturnType<typeof hearExecutions>;
}

/**
 * Where the captures without a time stand, by their index. First which notebook is on screen when, then each notebook
 * in its own order against the speech; then again with every mention speaking for the link that claimed it first.
 */
export function placeChains(
  lecture: Lecture,
  narration: Narration,
  { cellPins, settings }: ChainOptions,
): ReadonlyMap<number, Stand> {
  const stands = new Map<number, Stand>();
  if (lecture.captures.every(({ atMs }) => atMs !== undefined)) return stands;
  const chains = chainsOf(lecture, settings);
  const grid = { durationMs: lecture.durationMs, bins: Math.ceil(lecture.durationMs / settings.binMs) + 1 };
  const executions = hearExecutions(narration, grid, settings);
  const bench = { grid, settings, executions, draw: curveDrawer(grid.bins, settings) };
  const evidence = weighEvidence(chains, hearNarration(narration, lecture.durationMs), settings);
  const screen = watchScreen(evidence.vocabularies, grid, settings);
  chains.forEach((chain, at) => {
    const given = chain.links.map((link) => givenStand(lecture, chain, link, cellPins));
    const voices = evidence.voices[at] ?? [];
    placeChain(chain, { voices, given, shown: screen[at] ?? new Float32Array(grid.bins) }, bench).forEach(
      (stand, nth) => {
        const capture = chain.links[nth]?.capture;
        if (capture !== undefined) stands.set(capture, stand);
      },
    );
  });
  return stands;
}

function givenStand(
  { captures }: Lecture,
  { path }: Chain,
  { capture, cell }: Link,
  cellPins: ReadonlyMap<string, number>,
): Stand | undefined {
  const { atMs, placement } = captures[capture ?? -1] ?? {};
  if (atMs !== undefined && placement !== undefined) return { atMs, placement };
  const pinMs = cell === undefined ? undefined : cellPins.get(cellKey(path, cell));
  return pinMs === undefined ? undefined : { atMs: pinMs, placement: { by: 'pinned', confidence: 1 } };
}

interface ChainEvidence {
  readonly voices: readonly (readonly Voice[])[];
  readonly given: readonly (Stand | undefined)[];
  /** Log probability that the chain is on screen. */
  readonly shown: Float32Array;
}

function placeChain(chain: Chain, { voices, given, shown }: ChainEvidence, bench: Bench): readonly Stand[] {
  const { grid, settings, draw, executions } = bench;
  const pins = orderedPins(given, grid, settings);
  const columnsOf = (curves: readonly Float32Array[]) =>
    curves.map((curve, nth): Column => {
      const { shown: own, boilerplate } = chain.links[nth]!;
      const isRun = own.code !== '' && !boilerplate;
      const worth = isRun ? addExecutions(curve, executions) : curve;
      return pins[nth] === undefined ? { worth } : { worth, pin: pins[nth] };
    });
  const onScreen = { worth: shown.map((value) => value * settings.screen) };
  const toMs = (bin: number) => (bin + 0.5) * settings.binMs;
  const first = voices.map((own) => draw(own));
  const firstPath = alignChain(columnsOf(first), onScreen, settings);
  const taken: readonly (IsTaken | undefined)[] = claimMentions(
    voices,
    Array.from(firstPath, (bin) => bin * settings.binMs),
    settings,
  );
  const curves = voices.map((own, nth) => (taken[nth] === undefined ? first[nth]! : draw(own, taken[nth])));
  const path = alignChain(columnsOf(curves), onScreen, settings);
  const aligned = {
    pathMs: Array.from(path, toMs),
    evidence: Array.from(path, (bin, nth) => curves[nth]?.[bin] ?? 0),
    confidence: Array.from(path, (bin, nth) => sureness(curves[nth]?.[bin] ?? 0, bin === firstPath[nth])),
    given,
    durationMs: grid.durationMs,
  };
  return settleChain(chain, aligned, settings);
}

/** The bins of the given times, as many as go with the order of the chain (longest run that does not fall). */
function orderedPins(
  given: readonly (Stand | undefined)[],
  grid: TimeGrid,
  settings: PlaceSettings,
): readonly (number | undefined)[] {
  const bins = given.map(
    (stand) => stand && Math.min(grid.bins - 1, Math.max(0, Math.floor(stand.atMs / settings.binMs))),
  );
  const inPlace = findInPlace(bins);
  return bins.map((bin, nth) => (inPlace[nth] === true ? bin : undefined));
}

/** Chance that a place is within half a minute. */
function sureness(evidence: number, agreed: boolean): number {
  const { least, most, evidence: enough, disagreeing } = CHAIN_SURENESS;
  const chance = least + most * (1 - Math.exp(-Math.max(0, evidence) / enough)) - (agreed ? 0 : disagreeing);
  return Math.round(chance * 100) / 100;
}
