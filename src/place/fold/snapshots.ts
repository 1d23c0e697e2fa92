import type { Capture } from '../../model/capture.js';
import { commonLines, diffLines } from './lines.js';
import { replacing, withRepeat } from './slides.js';

/** Share of the lines that must be common to two snapshots of the same code; less where they bear the same name. */
const ALIKE = 0.8;
const ALIKE_NAMED = 0.5;

/** Code of one line or two is common to many files: so short a snapshot grows only within this time. */
const SHORT_LINES = 2;
const SHORT_MS = 180_000;

/**
 * Folds the snapshots of code that have a time. `final`: successive forms of the same code become the last one, at the
 * moment when it is complete, unless that comes minutes after the form before; a repeated one stands once; the forms
 * stay in `earlier`. `all`:
 * each form stays, all but the last as a note that shows what changed. Other captures pass through.
 */
export function foldSnapshots(captures: readonly Capture[], snapshots: 'final' | 'all'): readonly Capture[] {
  const isSnapshot = ({ kind, atMs, fromNote }: Capture) => kind === 'code' && atMs !== undefined && fromNote !== true;
  const threads = new Threads();
  for (const capture of captures.filter(isSnapshot).sort((a, b) => (a.atMs ?? 0) - (b.atMs ?? 0))) threads.put(capture);
  const standing = new Map(
    threads.all.flatMap((forms) => (snapshots === 'final' ? cutWhereLeft(forms).map(lastForm) : stepsOf(forms))),
  );
  return captures.flatMap((capture) => (isSnapshot(capture) ? (standing.get(capture) ?? []) : [capture]));
}

/** Nobody switches between so many pieces of code; comparing with all of them would take the square of their number. */
const MOST_OPEN = 100;

/** A snapshot with its lines: each is compared with many others. */
interface Form {
  readonly capture: Capture;
  readonly lines: readonly string[];
  readonly text: string;
}

interface Thread {
  readonly forms: Capture[];
  last: Form;
  /** The number of the snapshot that came last. */
  lastAt: number;
}

/** Snapshots by the code that they show. Code that was left long ago goes on only where it comes back as it was. */
class Threads {
  readonly all: Capture[][] = [];
  /** In the order in which they began, or came back. */
  readonly #open: Thread[] = [];
  readonly #byText = new Map<string, Thread>();
  #count = 0;

  put(capture: Capture): void {
    const lines = codeLines(capture);
    const form: Form = { capture, lines, text: lines.join('\n') };
    const again = this.#byText.get(form.text);
    const thread =
      this.#open.findLast(({ last }) => isSameCode(last, form)) ??
      (again !== undefined && isSameCode(again.last, form) ? this.#goOnWith(again) : this.#begin(form));
    thread.forms.push(capture);
    thread.last = form;
    thread.lastAt = this.#count++;
    this.#byText.set(form.text, thread);
  }

  #begin(form: Form): Thread {
    const thread: Thread = { forms: [], last: form, lastAt: this.#count };
    this.all.push(thread.forms);
    return this.#goOnWith(thread);
  }

  #goOnWith(thread: Thread): Thread {
    thread.lastAt = this.#count;
    this.#open.push(thread);
    if (this.#open.length > MOST_OPEN) {
      const oldest = this.#open.reduce((least, other) => (other.lastAt < least.lastAt ? other : least));
      this.#open.splice(this.#open.indexOf(oldest), 1);
    }
    return thread;
  }
}

function isSameCode({ capture: before, ...earlier }: Form, { capture: after, ...later }: Form): boolean {
  if (before.language !== after.language) return false;
  if (before.origin !== undefined || after.origin !== undefined)
    return before.origin?.path === after.origin?.path && before.origin?.cell === after.origin?.cell;
  if (before.title !== after.title && before.title !== undefined && after.title !== undefined) return false;
  if (earlier.text === later.text) return true;
  const [first, second] = [earlier.lines, later.lines];
  const shorter = Math.min(first.length, second.length);
  if (shorter === 0) return false;
  const named = before.title !== undefined && before.title === after.title;
  if (!named && shorter <= SHORT_LINES && (after.atMs ?? 0) - (before.atMs ?? 0) > SHORT_MS) return false;
  const common = commonLines(first, second);
  if (named) return common >= ALIKE_NAMED * shorter;
  // Code grows: the later form holds nearly all of the earlier one.
  // A shorter one is a view of part of it, if it is all in there.
  return common >= ALIKE * first.length || (second.length > SHORT_LINES && common === second.length);
}

const codeLines = ({ content }: Capture) =>
  content
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');

/** A capture of the input and what stands in its place. */
type Standing = readonly [source: Capture, stands: Capture];

/** Code that is left for so long and then changed is shown twice: as it was talked about, and as it became. */
const LEFT_MS = 300_000;

/**
 * The forms of one piece of code, cut where another form comes long after the
 * one before. A cell of a notebook stays one.
 */
function cutWhereLeft(forms: readonly Capture[]): readonly (readonly Capture[])[] {
  const stretches: Capture[][] = [];
  for (const form of forms) {
    const stretch = stretches.at(-1);
    const before = stretch?.at(-1);
    const isLeft = before !== undefined && (form.atMs ?? 0) - (before.atMs ?? 0) > LEFT_MS && form.origin === undefined;
    const isOther = () => before !== undefined && codeLines(before).join('\n') !== codeLines(form).join('\n');
    if (stretch === undefined || (isLeft && isOther())) stretches.push([form]);
    else stretch.push(form);
  }
  return stretches;
}

/** The same again, or a view of part of the code (scrolled), changes nothing; output printed on the way is kept. */
function lastForm([first, ...later]: readonly Capture[]): Standing {
  if (first === undefined) throw new Error('a thread has a form');
  return later.reduce<Standing>(
    ([source, last], form) => {
      const [before, after] = [codeLines(last), codeLines(form)];
      const named = last.origin !== undefined || last.title !== undefined;
      const isPart = after.length <= before.length && commonLines(after, before) === after.length;
      const repeats = before.join('\n') === after.join('\n') || (isPart && !named);
      const outputs = form.outputs ?? last.outputs;
      const next = repeats ? withRepeat(last, form) : replacing(last, form);
      return [repeats ? source : form, outputs === undefined ? next : { ...next, outputs }];
    },
    [first, first],
  );
}

function stepsOf(forms: readonly Capture[]): Standing[] {
  return forms.map((form, nth): Standing => {
    if (nth === forms.length - 1) return [form, form];
    const before = forms[nth - 1];
    const text = before === undefined ? form.content : diffLines(before.content.split('\n'), form.content.split('\n'));
    const language = before === undefined ? (form.language ?? '') : 'diff';
    const { atMs, place, title } = form;
    const named = title === undefined ? {} : { title };
    return [form, { kind: 'note', atMs, content: fence(text, language), place, ...named }];
  });
}

/** Longer than any fence inside the text. */
function fence(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}${language}\n${text.replace(/\n+$/, '')}\n${ticks}`;
}
