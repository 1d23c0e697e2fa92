/** A lecture as named on the command line, with the decks named beside it. */
export interface NamedLecture {
  readonly lecture: string;
  readonly decks: readonly string[];
}

const isDeck = (name: string) => /\.(?:pdf|pptx|pptm|ppsx)$/i.test(name);

/**
 * `talk.vtt slides.pdf`: decks belong to the lecture before them, those in front to the first. Where there are decks alone, each is
 * taken for a lecture, and reading it says what is wrong with that.
 */
export function groupLectures(names: readonly string[]): readonly NamedLecture[] {
  if (names.every(isDeck)) return names.map((lecture) => ({ lecture, decks: [] }));
  const groups: { lecture: string; decks: string[] }[] = [];
  const first: string[] = [];
  for (const name of names) {
    if (!isDeck(name)) groups.push({ lecture: name, decks: groups.length === 0 ? first : [] });
    else (groups.at(-1)?.decks ?? first).push(name);
  }
  return groups;
}
