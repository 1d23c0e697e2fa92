import type { Chapter } from '../../../../model/lecture.js';
import type { FrontMatterFacts } from '../../../front-matter.js';
import type { AnchoredBlock } from './anchors.js';
import { frameRate } from '../time/frames.js';
import { NOTICE, PAGE_JUNK } from './page-junk.js';
import { findLabel } from './speaker-label.js';
import type { Tally } from '../tally.js';
import type { LineLayout } from './lines.js';
import { cutAtRunningTimes, cutAtTimes } from './timed-line.js';
import type { Between, TextLine } from './timed-line.js';
import type { WrittenTime } from '../time/written-time.js';

/** A heading; the time is its own, else that of the first words below it. */
export interface BlockHeading {
  readonly title: string;
  readonly level: number;
  readonly line: number;
  readonly startMs?: number;
}

type Part = AnchoredBlock['parts'][number];
type Building = { -readonly [Name in keyof AnchoredBlock]: AnchoredBlock[Name] } & { parts: Part[] };

/** Gathers the lines of a transcript under their times. */
export class TextBlocks {
  /** What stands above the first time. */
  readonly before: Part[] = [];
  readonly blocks: Building[] = [];
  readonly headings: BlockHeading[] = [];
  readonly urls: string[] = [];
  /** The times are of the clock on the wall. */
  readonly isOfDay: boolean;
  readonly #framesMs: number;
  /** Lines that wait for the time behind them. */
  #waiting: Part[] = [];

  constructor(
    readonly layout: LineLayout,
    readonly tally: Tally,
  ) {
    const frames = layout.lines.flatMap(({ time }) =>
      [time?.frames, time?.endFrames].filter((one) => one !== undefined),
    );
    this.isOfDay = layout.lines.some(({ time }) => time?.ofDay === true);
    this.#framesMs = 1000 / frameRate(frames);
    const following = this.#timesBehind();
    layout.lines.forEach((line, at) => this.#take(line, following[at] ?? Infinity));
    this.#release();
  }

  /** Of each line the time of the next that has one. */
  #timesBehind(): readonly number[] {
    let next = Infinity;
    return this.layout.lines
      .toReversed()
      .map(({ time }) => {
        const found = next;
        if (time !== undefined) next = this.#startOf(time);
        return found;
      })
      .toReversed();
  }

  #take(line: TextLine, untilMs: number): void {
    if (line.kind === 'heading') this.#head(line);
    else if (line.kind === 'timed' && line.at === 'end') this.#close(line);
    else if (line.kind === 'timed' && line.time !== undefined) {
      this.#release();
      this.#open(line.time, line.line, line.before);
      this.#say(line.text, line.line, { fromMs: this.#startOf(line.time), untilMs });
    } else if (line.kind === 'text') this.#text(line);
    else if (line.kind === 'blank') this.#release();
  }

  #text({ text, line }: TextLine): void {
    if (this.blocks.length === 0 && PAGE_JUNK.test(text.slice(0, 80))) return;
    if (this.layout.order === 'closing') this.#waiting.push({ text: text.trim(), line });
    else this.#say(text, line);
  }

  #head({ text, level = 1, line, time }: TextLine): void {
    this.#release();
    // Of a clock on the wall only the words below tell where in the recording it is.
    const startMs = time && !this.isOfDay ? this.#startOf(time) : undefined;
    this.headings.push({ title: text.trim(), level, line, ...(startMs !== undefined && { startMs }) });
    const block = this.blocks.at(-1);
    if (time !== undefined) this.#open(time, line);
    else if (block !== undefined && block.parts.length > 0) block.apart = true;
  }

  /** A time at the end of its line, or of its paragraph. */
  #close({ text, time, line }: TextLine): void {
    if (time === undefined) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#open(time, waiting[0]?.line ?? line);
    for (const part of waiting) this.#say(part.text, part.line);
    this.#say(text, line);
  }

  /** Lines whose paragraph ended without a time go on with the one above. */
  #release(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const part of waiting) this.#say(part.text, part.line);
  }

  #open(time: WrittenTime, line: number, name?: string): void {
    if (time.url !== undefined) this.urls.push(time.url);
    const endMs = time.endMs === undefined ? undefined : time.endMs + (time.endFrames ?? 0) * this.#framesMs;
    this.blocks.push({
      startMs: this.#startOf(time),
      line,
      parts: [],
      ...(endMs !== undefined && { endMs: Math.round(endMs) }),
      ...((name ?? time.name) !== undefined && { speaker: name ?? time.name }),
    });
  }

  #startOf({ startMs, frames = 0 }: WrittenTime): number {
    return Math.round(startMs + frames * this.#framesMs);
  }

  /** Words; times inside them open further blocks. */
  #say(text: string, line: number, between?: Between): void {
    const label = /^\*\*/.test(text) ? findLabel(text) : undefined;
    const name = label?.name;
    const words = label === undefined ? text : text.slice(label.length);
    const cut = cutAtTimes(words);
    const pieces = between === undefined || cut.length > 1 ? cut : cutAtRunningTimes(words, between);
    for (const piece of pieces) {
      if (piece.time !== undefined) this.#open(piece.time, line, name ?? this.blocks.at(-1)?.speaker);
      const said = piece.text.trim();
      if (said !== '')
        (this.blocks.at(-1)?.parts ?? this.before).push({ text: said, line, ...(name && { speaker: name }) });
    }
  }
}

/** Lines such as `Recorded: 2024-01-15` above the words. */
export const FACT =
  /^\W{0,4}(?:(?:date|video|audio|recording|transcription|transcript)? ?(?:recorded|recording|date|generated|created|published|updated|duration|length|source|url|link|file(?:name)?|media|model|language|title|author|lecturer|instructor|course|lecture|episode|views|keywords|transcribed by|attendees|participants|datum|dauer|durée|fecha)(?: ?(?:generated|on|at|by|model|url|name))?)\W{0,3}:\W{0,3}\s*\S/i;

/** A line that ends in a link, as the one that names the channel and the day. */
const LINKED = /^[^\]]{0,200}\[[^\]]{1,100}\]\(https?:\/\/[^\s)]{1,500}\)\W{0,3}$/i;

/** Fathom's link to the video, and the name of a recording. */
const VIEW = /^\W{0,4}(?:view|watch) (?:the )?recording\b|^\S.{0,200}\.(?:m4a|mp[34]|wav|webm|mov|ogg|flac)$/i;

/** The title among the lines above the first time, the facts about the lecture, and what is speech. */
export function sortBefore({ before, blocks, headings }: TextBlocks): {
  title?: string;
  facts: readonly Part[];
  opening: readonly Part[];
} {
  const isFact = ({ text }: Part) =>
    FACT.test(text.slice(0, 200)) ||
    VIEW.test(text.slice(0, 210)) ||
    LINKED.test(text.slice(0, 900)) ||
    NOTICE.test(text.slice(0, 300));
  const facts = before.filter(isFact);
  const rest = before.filter((part) => !isFact(part));
  const [first, second] = rest;
  if (
    first !== undefined &&
    headings.length === 0 &&
    areTurns(blocks) &&
    rest.every(({ speaker }) => speaker === undefined)
  )
    return {
      title: plainTitle(first),
      facts: [...facts, ...rest.slice(1)].toSorted((one, other) => one.line - other.line),
      opening: [],
    };
  if (first === undefined || headings.length > 0 || !isTitle(first, second)) return { facts, opening: rest };
  return { title: plainTitle(first), facts, opening: rest.slice(1) };
}

const plainTitle = ({ text }: Part): string => text.replace(/^\*\*(.*)\*\*$/, '$1');

/** Where somebody is named at each time, what stands above the first is said by nobody. */
const areTurns = (blocks: readonly AnchoredBlock[]): boolean =>
  blocks.length >= 2 && blocks.every(({ speaker }) => speaker !== undefined);

/** A short first line without a full stop, apart from what follows. */
const isTitle = ({ text, line }: Part, next: Part | undefined): boolean =>
  text.length < 100 && !/[.?!,;:…]$/.test(text) && (next === undefined || next.line > line + 1);

/** The one heading above all others is the title of the lecture. */
export function titleOf(headings: readonly BlockHeading[]): BlockHeading | undefined {
  const first = headings[0];
  if (first === undefined || first.startMs !== undefined) return undefined;
  return headings.slice(1).every(({ level }) => level > first.level) ? first : undefined;
}

/** Headings as chapters: without a time of its own each begins with the first words below it. */
export function chaptersOf(
  headings: readonly BlockHeading[],
  { cues, path }: { cues: readonly { startMs: number; line: number }[]; path: string },
): readonly Chapter[] {
  let at = 0;
  return headings.flatMap(({ title, level, line, startMs }): Chapter[] => {
    while (at < cues.length && (cues[at]?.line ?? 0) < line) at++;
    const fromMs = startMs ?? cues[at]?.startMs ?? cues.at(-1)?.startMs ?? 0;
    return title === '' ? [] : [{ startMs: Math.max(0, fromMs), title, level, place: { path, line } }];
  });
}

/** The recording that most linked times lead to, without the moment. */
export function videoOf(urls: readonly string[]): FrontMatterFacts['video'] {
  const counts = new Map<string, number>();
  for (const url of urls) {
    const plain = withoutMoment(url);
    if (plain !== undefined) counts.set(plain, (counts.get(plain) ?? 0) + 1);
  }
  const [first] = [...counts].toSorted(([, one], [, other]) => other - one);
  return first?.[0];
}

const MOMENT = /^(?:t|start|time|time_continue|at|s|ts|timestamp)$/i;

function withoutMoment(url: string): string | undefined {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  for (const key of [...parsed.searchParams.keys()])
    if (MOMENT.test(key) && /^[\d:.hms]+$/.test(parsed.searchParams.get(key) ?? '')) parsed.searchParams.delete(key);
  if (/^#(?:t=)?[\d:.hms,]+$/.test(parsed.hash)) parsed.hash = '';
  return parsed.href;
}
