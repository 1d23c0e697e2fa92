/** Words that rules of tidying look at. */
export const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** A table by words; an object would also find `constructor`. */
export const mapOf = <Value>(entries: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> =>
  new Map(Object.entries(entries));

/** A clause that ends in one of these was broken off; a repetition is one only where it holds one of these. */
export const FUNCTION_WORDS = wordsOf(
  `a an the of in on at to for with by from as is are was were be been being it its it's this that that's these those i i'm
  i've i'll you you're you've you'll he she we we're we've we'll they they're them him his her our your my me us so do does did
  do have has had not can could will would should may might must if or and but because when where what which who how why there
  here then than into over under about up out all some any every each very more most just also now going gonna want let`,
);
export const PRONOUNS = wordsOf('i you we he she it they this that there');
export const SUBORDINATORS = wordsOf(
  'if when whenever once as since although though while where unless until because before after',
);
export const SUBJECTS = wordsOf(
  `i you we they it he she there that this these those it's that's there's you're we're they're i'm you'll we'll it'll they'll
  i'll you've we've what let's he's she's`,
);
