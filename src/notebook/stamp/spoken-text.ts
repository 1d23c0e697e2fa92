/** A link to a moment, as a word by itself: what was said is escaped, or stands within a code span. */
const MOMENT_LINK = /(?<=^|\s)\[[\d:]+\]\((?:[^()\\]|\\.)*\)(?=\s|$)/gm;
/** The mark of a question from the audience, and the speaker's name in bold, where a paragraph begins. */
const OPENING = /^(?:>[ \t]?)?[ \t]*(?:\*\*(?:[^*\\]|\\.)*:\*\*)?/gm;

/** What a narration cell says: its Markdown without links to moments, speakers' names and marks of questions. */
export function spokenText(source: string): string {
  return source.replace(MOMENT_LINK, '').replace(OPENING, '');
}
