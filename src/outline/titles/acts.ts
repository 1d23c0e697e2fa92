import { cutWords } from '../../text/words.js';

/** What a lecturer does in a section, where the first sentences say so; a person names these rather than a topic. */
export type Act =
  | 'Introduction'
  | 'Closing'
  | 'Questions'
  | 'Question'
  | 'Review'
  | 'Recap'
  | 'Homework'
  | 'Exercises'
  | 'Assignment'
  | 'Break'
  | 'Outline'
  | 'Student work'
  | 'Notebook'
  | 'Source code';

/** Only what is said right at the start tells; a walk through code may begin with what the screen shows. */
const OPENING_WORDS = 24;
const CODE_WORDS = 45;

const LEAD_IN = '^(?:(?:okay|ok|so|and|all right|alright|right|um|uh|yeah|yes|now|well|great|good|cool) )*';

const QUESTIONS = new RegExp(
  `${LEAD_IN}(?:(?:that's|that is) )?(?:(?:are|is) there |(?:do|does) (?:you|we|anyone|anybody|people) have |do i have |we have |we've got |i have |` +
    `let's (?:take|do|hear|look at) |let me (?:take|answer) )?(?:a |an |the |some |any |one )?` +
    `(?:(?:few|couple of|more|other|another|great|good|really|very|interesting|quick|next|first|last|one) )*questions?\\b(?! is (?:how|what|why|whether|which)\\b)`,
);
const ASKED = new RegExp(
  '^(?:\\S+ ){0,8}(?:someone|somebody|anyone|people) (?:is |was |has |were )?(?:asking|asked|asks)\\b|' +
    "^(?:\\S+ ){0,4}(?:that's|that is) (?:a |another )(?:really |very )?(?:good|great|interesting|excellent|fair|nice) question\\b|" +
    '\\b(?:find out|see|hear) what questions\\b',
);
const REVIEW = new RegExp(
  `${LEAD_IN}(?:(?:let's|let me|let us|we'll|we will|i'll|i want to|we're going to|i'm going to) (?:just |quickly |briefly |first )*` +
    `(?:review|revise|revisit|go back over|remind)\\b|(?:just )?(?:a )?(?:quick |brief )?(?:reminder|review)\\b|` +
    `(?:in |from )?(?:the )?(?:last|previous) (?:week|time|lesson|class|lecture|session)\\b)`,
);
const RECAP =
  /^(?:\S+ ){0,3}(?:wrapping up|summing up|to (?:wrap|sum) (?:it |this |that )?up)\b|\b(?:let's|to|let me|we'll|let us) (?:just |quickly |briefly )*(?:recap|sum up|summari[sz]e|wrap up|collect what we have)\b|^(?:so )?(?:in summary|in conclusion)\b/;
const WORK = /\b(homework|exercises?|assignments?)\b/;
const WORK_SAID =
  /\b(?:here (?:is|are|'s)|your|for (?:this|next) (?:week|time|lesson)(?: \S+){0,3}) (?:\S+ ){0,3}(?:homework|exercises?|assignments?)\b|\b(?:homework|exercises?|assignments?) for (?:you|this|next|the week|today)\b|^(?:so )?for next (?:time|week|lesson)\b/;
const BREAK =
  /\b(?:take|have|taking|having) (?:a|our|the) (?:\S+ ){0,3}break\b|\bback (?:here )?(?:in|at) (?:\S+ ){1,3}minutes\b/;

const OUTLINE =
  /\b(?:(?:the|an|our|my) (?:outline|agenda|overview|roadmap|plan) (?:of|for) (?:the |this |today|our )(?:talk|lecture|lesson|class|session|course|today)?|(?:today's|the) agenda)\b/;
const CODE =
  /\b(?:(?:let's|let us|we|we'll|i'll|let me|gonna|going to) (?:now |just |all |then )*(?:go|move|switch|jump|turn|head|get|read|reading|open|start) (?:(?:on|over|back|in|up|to|into|with|reading|through) )*(?:the|our|my) (notebook|source code|code)|(?:reading|go through|going through|walk through) (?:the|this) (source code|code))\b/;

/** Only who reads a program imports something, and who starts one types so. */
const IMPORTS =
  /\bimport(?:ing)? (?:(?:some|a bunch of|a few|all|the)(?: \S+)? (?:stuff|crap|library|libraries|packages|modules|functions)|torch|numpy|pandas|matplotlib)\b/;
const STARTS_NOTEBOOK =
  /\bconda activate\b|\b(?:open|run|launch|start) (?:(?:a|the|my|your) )?i ?python\b|\bopen (?:a|the|my|your) terminal\b/;

/** What those who follow the course made of it. */
const STUDENT_WORK =
  /\b(?:what (?:people|students|everybody|everyone|folks|(?:some|many|all) of you|you) (?:(?:all|have|has|'ve) )*been (?:doing|working on|building|making)|(?:their|your|share your) work this week|(?:projects?|apps?|work) (?:that )?(?:was |were )?(?:done|made|built|created) by|(?:passion|student|students) projects?)\b/;

/** How a lecture ends. */
const GOODBYE =
  /\b(?:see you|bye|goodbye|good night|thank you|thanks|have a (?:good|nice|great|lovely)|until next|next (?:time|week|class|lecture|lesson)|that's (?:it|all))\b/;
const GOODBYE_WORDS = 40;

/** Whether the last words of a lecture take leave. */
export const takesLeave = (words: readonly string[]): boolean => GOODBYE.test(words.slice(-GOODBYE_WORDS).join(' '));

/** A break lasts no longer than what is said about it. */
const BREAK_MS = 120_000;

export interface Opening {
  /** Lower case, of the first sentences of the section. */
  readonly words: readonly string[];
  /** Somebody of the audience speaks first. */
  readonly fromAudience: boolean;
  readonly isFirst: boolean;
  readonly lengthMs: number;
}

/** The act that the opening of a section names, if any. */
export function findAct({ words, fromAudience, isFirst, lengthMs }: Opening): Act | undefined {
  const text = words.slice(0, OPENING_WORDS).join(' ');
  if (fromAudience) return 'Question';
  if (isFirst) return undefined;
  if (BREAK.test(text) && lengthMs < BREAK_MS) return 'Break';
  if (QUESTIONS.test(text) || ASKED.test(text)) return /\bquestions\b/.test(text) ? 'Questions' : 'Question';
  if (RECAP.test(text)) return 'Recap';
  if (REVIEW.test(text)) return 'Review';
  if (WORK_SAID.test(text)) return nameOfWork(text);
  if (STUDENT_WORK.test(words.join(' '))) return 'Student work';
  return OUTLINE.test(text) ? 'Outline' : nameOfCode(words.slice(0, CODE_WORDS).join(' '));
}

function nameOfCode(text: string): Act | undefined {
  const [, opened, read] = CODE.exec(text) ?? [];
  if (opened === undefined && read === undefined) {
    if (STARTS_NOTEBOOK.test(text)) return 'Notebook';
    return IMPORTS.test(text) ? 'Source code' : undefined;
  }
  return opened === 'notebook' ? 'Notebook' : 'Source code';
}

/** A section of that act may have a heading, which says more. */
export const isAsWell = (act: Act): boolean => act === 'Notebook' || act === 'Source code';

function nameOfWork(text: string): Act {
  const [said = 'homework'] = WORK.exec(text) ?? [];
  if (said === 'homework') return 'Homework';
  return said.startsWith('exercise') ? 'Exercises' : 'Assignment';
}

const NAMES_ALL: ReadonlySet<Act> = new Set(['Introduction', 'Closing', 'Break', 'Recap', 'Outline', 'Student work']);

/** `Questions: kernel size`; an act that says all stays alone. */
export function titleOfAct(act: Act, name: string | undefined): string {
  if (name === undefined || NAMES_ALL.has(act)) return act;
  return `${act}: ${lowerFirst(name)}`;
}

/** A title as it stands behind a colon; names of persons and short forms keep their capitals. */
export const lowerFirst = (title: string): string =>
  /^\p{Lu}\p{Ll}*(?: \p{Ll}|$)/u.test(title) ? title.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase()) : title;

/** The first words of a section, over its first sentences. */
export function openingWords(
  sentences: readonly { readonly words: readonly { readonly text: string }[] }[],
): readonly string[] {
  const words: string[] = [];
  for (const sentence of sentences) {
    if (words.length >= CODE_WORDS) break;
    for (const { text } of sentence.words) for (const word of cutWords(text)) words.push(word);
  }
  return words;
}
