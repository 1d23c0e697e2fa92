/** A label at the start of a line that says who speaks. */
export interface Label {
  readonly name: string;
  /** Characters to take off the line, space after the label included. */
  readonly length: number;
  /** Characters of the label that are no space. */
  readonly written: number;
  /** `sure` counts by itself, `capitals` when it comes back, `plain` only when most of the file has such. */
  readonly kind: 'sure' | 'capitals' | 'plain';
}

const WORD = /(?:[^\s:：<>.?!*[\]()]{1,30}|\p{Lu}\p{L}{0,3}\.)/u.source;
/**
 * A name begins with a capital and has at most five short words;
 * `it's 7:03` is none, since the colon needs a space after it.
 */
const NAME = `(?:(?=\\p{Lu}|\\p{Lo})${WORD}(?: ${WORD}){0,4}(?: \\([^()]{1,20}\\))?)`;
const SPEAKER = '(?:[Ss][Pp][Ee][Aa][Kk][Ee][Rr][ _-]?\\w{1,4})';
const DASH = '(?:[-–—]|>{2,3}|&gt;&gt;)\\s?';

/** The patterns that can be nothing but a label, each with the name as its group. */
const SURE: readonly RegExp[] = [
  new RegExp(`^\\s?(?:${DASH})?\\[(${SPEAKER})\\]:?`, 'u'),
  new RegExp(`^\\s?\\((${SPEAKER})\\):?`, 'u'),
  new RegExp(`^\\s?(?:${DASH})?(${SPEAKER})[:：](?=\\s)`, 'u'),
  new RegExp(`^\\s?${DASH}\\[(${NAME})\\][:：]?(?=\\s)`, 'u'),
  new RegExp(`^\\s?\\[(${NAME})\\][:：](?=\\s)`, 'u'),
  new RegExp(`^\\s?>{2,3}\\s?(${NAME})[:：](?=\\s)`, 'u'),
  new RegExp(`^\\s?(?:${DASH})?\\*\\*(${NAME})(?:[:：]\\*\\*|\\*\\*[:：])(?=\\s)`, 'u'),
  /^\s?(?:[-–—]\s?)?((?:PROFESSOR|INSTRUCTOR|LECTURER|TEACHER|AUDIENCE|STUDENT|PARTICIPANT|MODERATOR|INTERVIEWER|INTERVIEWEE|NARRATOR|HOST|GUEST)(?: [A-Z\d]{1,20}){0,2}):(?=\s)/u,
];
const CAPITALS = new RegExp(
  `^\\s?(?:${DASH})?((?=[^:：]*\\p{Lu}{2})\\p{Lu}[\\p{Lu}\\d.'’-]{1,30}(?: [\\p{Lu}\\d.'’-]{1,30}){0,3})[:：](?=\\s)`,
  'u',
);
const PLAIN = new RegExp(`^\\s?(?:${DASH})?(?:\\[(${NAME})\\]|(${NAME})[:：])(?=\\s?\\S)`, 'u');

/** Words before a colon that lecturers say and nobody is called. */
const NO_NAMES =
  /^(?:note|question|answer|example|warning|tip|step|remember|remark|definition|theorem|proof|lemma|so|and|but|now|chapter|part|section|first|second|third|one|two|three|the|this|that|here|http|https)\b/i;
/** What stands in brackets for a sound or a remark, in the languages captions are mostly made in. */
const SOUNDS =
  /^(?:.*\b(?:music|musik|musique|música|musica|applause|applaus|applaudissements|aplausos|applausi|laugh(?:s|ter|ing)?|lachen|gelächter|rires?|risas|risos|inaudible|unintelligible|unverständlich|crosstalk|cross talk|silence|stille|pause|noise|cough(?:s|ing)?|cheer(?:s|ing)?|sighs?|clears throat|foreign|blank_audio|no audio|sound|sic|redacted|bleep|end|beep|click|typing|writing|video plays?|playback)\b.*|音楽|拍手|笑|음악|박수|웃음|музыка|аплодисменты|смех)$/iu;

/** The label at the start of a line, if there may be one. */
export function findLabel(line: string): Label | undefined {
  const head = line.slice(0, 220);
  return findSure(head) ?? findPlain(head);
}

function findSure(head: string): Label | undefined {
  for (const pattern of SURE) {
    const [match, name] = pattern.exec(head) ?? [];
    if (match !== undefined && name !== undefined && !SOUNDS.test(name))
      return labelOfLength(match, { name, kind: 'sure', rest: head.slice(match.length) });
  }
  return undefined;
}

function findPlain(head: string): Label | undefined {
  for (const [kind, pattern] of [
    ['capitals', CAPITALS],
    ['plain', PLAIN],
  ] as const) {
    const [match, bracketed, colon] = pattern.exec(head) ?? [];
    const name = bracketed ?? colon;
    if (match !== undefined && name !== undefined && !NO_NAMES.test(name) && !SOUNDS.test(name))
      return labelOfLength(match, { name, kind, rest: head.slice(match.length) });
  }
  return undefined;
}

function labelOfLength(
  match: string,
  { name, kind, rest }: { name: string; kind: Label['kind']; rest: string },
): Label {
  const space = rest.length - rest.trimStart().length;
  return { name, length: match.length + space, written: match.replace(/\s/g, '').length, kind };
}
