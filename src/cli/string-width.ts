/**
 * Stands in for the package `string-width` in the bundle (see build.mjs), whose tables of emoji cost 60 ms at every
 * start: the columns that a text of our help takes, one a character.
 */
export default function stringWidth(text: string): number {
  return [...text.replace(ESCAPES, '')].length;
}

/** Signs that colour a terminal: `ESC [ 1 m`. */
const ESCAPES = /\u001b\[[0-9;]*m/g;
