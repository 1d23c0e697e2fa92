/** What the tool itself writes into a notebook, in the language of its reader. */

/**
 * English. `{name}` stands for what is filled in; of two forms with `|` between them the first is for one of a thing. A
 * language that bends its words by number says it with a colon: `sections: {n}`.
 */
export const ENGLISH = {
  contents: 'Contents',
  introduction: 'Introduction',
  from: 'From {time}',
  part: 'Part {n}',
  lesson: 'Lesson {name}',
  sections: '{n} section|{n} sections',
  slides: '{n} slide|{n} slides',
  codeCells: '{n} code cell|{n} code cells',
  video: 'video',
  licence: 'Licence: {name}',
  unlisted: 'Unlisted: please do not pass on',
  unreleased: 'Unreleased: please do not pass on',
  private: 'Private: please do not pass on',
  slide: 'Slide',
  picture: 'Picture',
  shownBefore: 'shown before at {time}',
  unreadable: '{name} could not be read.',
  about: 'about {time}',
  links: 'Links: {links}',
  speakerNotes: 'Notes: {notes}',
  summary: '{title}: summary',
  fullNotebook: 'full notebook',
  words: '{n} words',
  shown: 'here {n} concept in {words} words, each one the lecturer\'s own|here {n} concepts in {words} words, each one the lecturer\'s own', // prettier-ignore
  takeaways: 'In short',
  minorTerms: 'More terms',
  bySection: 'Section by section',
  roomQuestions: 'Questions from the room',
  selfTest: 'Check yourself',
  related: 'Related: {terms}',
  alsoIn: 'Also in: {sections}',
  question: '{term}?',
  why: 'Why does it matter?',
  warning: 'What can go wrong?',
  folded: '{n} code cell not talked about, folded:|{n} code cells not talked about, folded:',
  guessed: '{some} of {n} code cell placed by guess|{some} of {n} code cells placed by guess',
  parts: 'Sections',
  translation: 'Translation',
  pageConcepts: 'Concepts',
  pageContents: 'Contents and concepts',
  pagePlayer: 'Player and contents',
  pageTimeline: 'Sections on the time line',
  pageSkip: 'Skip to the lecture',
  pageSearch: 'Search',
  pageSearchHere: 'Search this lecture',
  pageHits: '{n} place|{n} places',
  pageNoHits: 'Nobody says that here',
  pageTheme: 'Light or dark',
  pagePlay: 'Play the video',
  pageLoads: 'loads from {site}',
  pageTab: 'opens in a tab of its own',
  pageNoVideo: 'The video cannot be reached from here. Times still move the page.',
  pageFollow: 'Follow',
  pageCopy: 'Copy',
  pageCopied: 'Copied',
  pageOutput: 'output',
  pageKeys: 'Keys',
  pageKeyPlay: 'play or pause',
  pageKeyTen: 'ten seconds back, on',
  pageKeySentence: 'a sentence back, on',
  pageKeysOn: 'Keys of one letter are on',
  pageClose: 'Close',
  creditFrom: 'From “{title}”',
  creditBy: 'by {name}',
  creditUnknown: 'licence unknown: ask before you publish',
  creditChanges: 'Changes: {changes}.',
  creditSection: 'the section “{title}” alone',
  creditTranscript: 'transcribed; punctuation, capitals and paragraphs added',
  creditSummary: 'shortened by leaving out words of the transcript; punctuation and capitals added',
  creditNotes: 'made into notes',
  creditAuthors: 'Notes by {names}.',
  creditTerms: 'Terms from elsewhere in the lecture:',
} as const;

export type MessageKey = keyof typeof ENGLISH;
export type MessageTable = Readonly<Record<MessageKey, string>>;

/** A message with its blanks filled; `n` chooses the form. */
export function say(
  messages: MessageTable,
  key: MessageKey,
  blanks: Readonly<Record<string, string | number>> = {},
): string {
  const [one = '', more = one] = messages[key].split('|');
  const text = blanks['n'] === 1 || blanks['n'] === '1' ? one : more;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(blanks[name] ?? ''));
}
