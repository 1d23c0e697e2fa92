import type { Tally } from '../support/tally.js';
import { looksLikeName } from '../support/text/timed-line.js';

/** `1 "Ann Stone" (1234567)`, as Webex writes identifiers. */
const QUOTED = /^\s*(?:\d{1,7}[\s.:)-]{0,3})?"([^"]{1,60})"(?:\s*\(\d{0,20}\))?\s*$/;
/** `Ann Stone`, `12 Ann Stone`, `12 - Ann Stone (1234567)`. */
const NAMED = /^\s*(?:\d{1,7}[\s.:)-]{1,3})?(\p{L}[\p{L}\p{M}.'’ -]{0,50}?)(?:\s*\(\d{1,20}\))?(?:\s*:)?$/u;
/** What identifiers are called that are no names. */
const NO_NAME =
  /^(?:cue|caption|subtitle|slide|chapter|part|section|segment|intro|introduction|outro|end|note|line|block|scene)\b/i;

/** The name in an identifier that can be nothing else. */
const quotedName = (identifier: string): string | undefined => QUOTED.exec(identifier.slice(0, 120))?.[1];

/**
 * Tells who speaks by the identifiers of the cues, where these are names: quoted ones, and others that come back, as no
 * identifier may. What reads like a sentence was meant as text: it is reported.
 */
export function cueNames(
  lines: readonly string[],
  tally: Tally,
): (identifier: string, line: number) => string | undefined {
  const counts = new Map<string, number>();
  for (let at = 1; at < lines.length; at++) {
    if (
      lines[at]?.includes('-->') !== true ||
      !/\p{L}/u.test(lines[at - 1] ?? '') ||
      (lines[at - 2] ?? '').trim() !== ''
    )
      continue;
    const name = plainName(lines[at - 1] ?? '');
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return (identifier, line) => {
    const name = quotedName(identifier) ?? plainName(identifier);
    if (name !== undefined && (quotedName(identifier) !== undefined || (counts.get(name) ?? 0) > 1)) return name;
    const isSentence =
      (/--(?:>|&gt;)/.test(identifier) && /\p{L}/u.test(identifier)) ||
      identifier.trim().split(/\s+/).length > 3 ||
      /\p{L}{2}[.?!,]\s*$/u.test(identifier);
    if (isSentence)
      tally.lose('identifier', 'a line right above a time is an identifier and was left out', {
        line,
        quoted: identifier,
      });
    return undefined;
  };
}

function plainName(identifier: string): string | undefined {
  const name = NAMED.exec(identifier.slice(0, 120).trimEnd())?.[1];
  return name !== undefined && looksLikeName(name) && !NO_NAME.test(name) ? name : undefined;
}
