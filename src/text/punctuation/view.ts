/**
 * What the model sees of a stream of words: lower case, no marks, numbers as their shape, fillers and stutters left
 * out. Training and use go through this one function, so they cannot drift apart.
 */

/** Fillers that carry no words. */
export const FILLERS: ReadonlySet<string> = new Set([
  'um',
  'uh',
  'umm',
  'uhm',
  'uhh',
  'er',
  'erm',
  'ah',
  'hm',
  'hmm',
  'mm',
  'mhm',
]);

/** Spellings that captions and edited transcripts do not share. */
const SPELLED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    gonna: 'going to',
    wanna: 'want to',
    gotta: 'got to',
    kinda: 'kind of',
    sorta: 'sort of',
    lemme: 'let me',
    gimme: 'give me',
    dunno: "don't know",
    "'cause": 'because',
    cuz: 'because',
    "'em": 'them',
    "y'all": 'you all',
    ok: 'okay',
    alright: 'all right',
    yep: 'yeah',
    yup: 'yeah',
    til: 'until',
    "'til": 'until',
  }),
);

/** Words that are rightly said twice. */
const TWICE: ReadonlySet<string> = new Set(['that', 'had', 'very', 'really', 'no', 'yeah', 'bye']);

/** The view of a word stream: `pieces`, and for each the index of the word that it ends or belongs to. */
export interface View {
  readonly pieces: readonly string[];
  readonly wordOf: Int32Array;
}

/** The pieces of one word; none for a sign, a `[sound]` or a filler. */
export function piecesOf(word: string): readonly string[] {
  const plain = plainOf(word);
  if (plain === '' || FILLERS.has(plain)) return [];
  const spelled = SPELLED.get(plain);
  if (spelled !== undefined) return spelled.split(' ');
  if (/^[$€£]?\d/.test(plain)) return [shapeOf(plain)];
  // `well-known`, `read_csv`, `torch.nn` and `and/or` are said as several words.
  return plain
    .split(/[-–—/_.]+(?=[\p{L}\p{N}])/u)
    .filter((piece) => piece !== '')
    .map(shapeOf);
}

/** The view of many words. A stutter (`the the`) shows once; its last word carries the mark. */
export function viewOf(words: readonly string[]): View {
  const pieces: string[] = [];
  const wordOf: number[] = [];
  const known = new Map<string, readonly string[]>();
  words.forEach((word, at) => {
    let own = known.get(word);
    if (own === undefined) known.set(word, (own = piecesOf(word)));
    const last = pieces.length - 1;
    if (own.length === 1 && own[0] === pieces[last] && isStutter(own[0])) wordOf[last] = at;
    else for (const piece of own) wordOf[pieces.push(piece) - 1] = at;
  });
  return { pieces, wordOf: Int32Array.from(wordOf) };
}

const isStutter = (piece = '') => !piece.startsWith('#') && !TWICE.has(piece);

function plainOf(word: string): string {
  if (/^[[(].*[\])]$/.test(word)) return '';
  const plain = word
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/^[^\p{L}\p{N}'%$€£]+|[^\p{L}\p{N}'%]+$/gu, '');
  return SPELLED.has(plain) ? plain : plain.replace(/^'+|'+$/g, '');
}

/** `7` is `#1`, `1,024` `#`, `50%` `#%`, `3d` and `1st` `#a`. */
function shapeOf(piece: string): string {
  if (!/^[$€£]?\d/.test(piece)) return piece;
  if (!/^[\d.,$€£:%]+$/.test(piece)) return '#a';
  if (piece.endsWith('%')) return '#%';
  return piece.length > 1 ? '#' : '#1';
}
