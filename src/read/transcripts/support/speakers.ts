import type { TimedWord } from '../../../model/cue.js';
import { findLabel } from './text/speaker-label.js';
import type { Label } from './text/speaker-label.js';
import type { DraftCue } from './reader.js';
import type { Tally } from './tally.js';

/**
 * A label must come back so often, and labels must open so many of the cues,
 * before a name with a colon counts as a speaker.
 */
const [MIN_COUNT, MIN_SHARE] = [2, 0.5];
/** Where so many cues have one, a name that stands there once is one too. */
const NEARLY_ALL = 0.9;

/**
 * Moves speaker labels from the text into `speaker`. A label that can be nothing else counts by itself; `Name: text`
 * only when the file as a whole shows that it is one. A cue in which two people speak becomes two.
 */
export function nameSpeakers(cues: readonly DraftCue[], tally: Tally): readonly DraftCue[] {
  if (!cues.some(mayHaveLabel)) return cues;
  const isVoiced = cues.some(({ speaker }) => speaker !== undefined);
  const labels = cues.map((cue) => (mayHaveLabel(cue) ? cue.text.split('\n').map(findLabel) : NONE));
  const counts = new Map<string, number>();
  for (const label of labels.flat()) if (label !== undefined) counts.set(label.name, (counts.get(label.name) ?? 0) + 1);
  const labelled = labels.filter(([first]) => first !== undefined).length;
  const isUsual = labelled >= MIN_COUNT && labelled >= cues.length * MIN_SHARE;
  const isSpeaker = (label: Label | undefined): label is Label => {
    if (label === undefined || label.kind === 'sure') return label !== undefined;
    const recurs = (counts.get(label.name) ?? 0) >= MIN_COUNT;
    if (label.kind === 'plain' && labelled >= cues.length * NEARLY_ALL && labelled > MIN_COUNT) return true;
    return recurs && (isUsual || label.kind === 'capitals');
  };
  const named = cues.flatMap((cue, at) => {
    const own = (labels[at] ?? NONE).map((label) => (isSpeaker(label) ? label : undefined));
    if (own.every((label) => label === undefined)) return [cue];
    tally.note('speaker', 'speaker labels were taken out of the text', cue.line);
    return splitTurns(cue, own);
  });
  return isUsual || isVoiced ? named : carryOn(named);
}

/** Where labels only stand at a change of speakers, whoever began goes on until another mark of a turn. */
function carryOn(cues: readonly DraftCue[]): readonly DraftCue[] {
  let now: string | undefined;
  return cues.map((cue) => {
    if (cue.speaker !== undefined || TURN.test(cue.text)) now = cue.speaker;
    const isSound = /^\s*[[(♪][^\])♪]*[\])♪]\s*$/.test(cue.text.slice(0, 200));
    return cue.speaker !== undefined || now === undefined || isSound ? cue : { ...cue, speaker: now };
  });
}

/** A dash or `>>` opens somebody's turn. */
const TURN = /^\s*(?:[-–—]\s?\S|>{2,3})/;

const NONE: readonly (Label | undefined)[] = [];
const LABEL_START = /(?:^|\n)\s?(?:[[(>*\p{Lu}\p{Lo}]|[-–—]\s?[[*\p{Lu}]|speaker)/u;

const mayHaveLabel = ({ speaker, text }: DraftCue): boolean => speaker === undefined && LABEL_START.test(text);

interface Turn {
  readonly name: string | undefined;
  readonly lines: string[];
}

function splitTurns(cue: DraftCue, labels: readonly (Label | undefined)[]): readonly DraftCue[] {
  const turns: Turn[] = [];
  cue.text.split('\n').forEach((line, at) => {
    const label = labels[at];
    const last = turns.at(-1);
    if (label !== undefined && (cue.words === undefined || at === 0 || last === undefined))
      turns.push({ name: label.name, lines: [line.slice(label.length)] });
    else if (last === undefined) turns.push({ name: undefined, lines: [line] });
    else last.lines.push(line);
  });
  if (turns.length > 1) return shareTime(cue, turns);
  const [only] = turns;
  const words = cue.words && withoutLabel(cue.words, labels[0]);
  const text = only?.lines.join('\n') ?? cue.text;
  return [{ ...cue, text, ...(only?.name && { speaker: only.name }), ...(words && { words }) }];
}

/** Several turns share the time of their cue by their letters. */
function shareTime(cue: DraftCue, turns: readonly Turn[]): readonly DraftCue[] {
  const { startMs, endMs, line } = cue;
  const texts = turns.map(({ lines }) => lines.join('\n'));
  const letters = Math.max(1, texts.join('').length);
  let said = 0;
  return turns.map(({ name }, nth) => {
    const text = texts[nth] ?? '';
    const at = (count: number) => startMs + Math.round((((endMs ?? startMs) - startMs) * count) / letters);
    const fromMs = at(said);
    said += text.length;
    const times = endMs === undefined ? { startMs } : { startMs: fromMs, endMs: at(said) };
    const estimated = nth > 0 || cue.estimated === true;
    return { ...times, text, line, ...(name && { speaker: name }), ...(estimated && { estimated }) };
  });
}

/** Words that made up the label are nobody's words. */
function withoutLabel(words: readonly TimedWord[], label: Label | undefined): readonly TimedWord[] {
  let left = label?.written ?? 0;
  let at = 0;
  while (at < words.length && left > 0) left -= words[at++]?.text.replace(/\s/g, '').length ?? 0;
  return left === 0 ? words.slice(at) : words;
}
