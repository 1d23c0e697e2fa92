/** Tags of the standard, and those of HTML that converters leave: they never show, and need no word. */
const KNOWN = /^\/?(?:c|i|b|u|s|v|rt|br|em|lang|ruby|font|span|strong|div|p)(?=[\s./]|$)/i;
/** The longest tag that is believed. */
const LONGEST_TAG = 300;

/** Cue text without the tags that the standard drops. */
export interface Stripped {
  readonly text: string;
  /** Those that could have been meant as words. */
  readonly lost: readonly string[];
}

/**
 * Takes out of cue text what the standard drops as a tag, though it is none of its own: `<table>`, `</x>`, `<>`,
 * `<12>`, and a last tag that is never closed. What is clearly code stays, though the standard would drop it: `a < b`,
 * and `vector<int>`, where the `<` follows a letter. Linear: each `<` looks 300 characters ahead.
 */
export function stripTags(text: string): Stripped {
  let [out, copied] = ['', 0];
  const lost: string[] = [];
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    const ahead = text.slice(at + 1, at + LONGEST_TAG);
    const stop = ahead.search(/[<>]/);
    const closed = ahead[stop] === '>';
    if (!closed && (stop >= 0 || at + LONGEST_TAG < text.length)) continue;
    const tag = closed ? ahead.slice(0, stop) : ahead;
    const isCode = /[\p{L}\p{N}_]/u.test(text[at - 1] ?? '');
    if (!(closed ? isDropped(tag, isCode) : isCutOff(tag, isCode))) continue;
    out += text.slice(copied, at);
    copied = at + 1 + tag.length + (closed ? 1 : 0);
    if (/^\p{L}/u.test(tag) && !KNOWN.test(tag)) lost.push(`<${tag}>`);
  }
  return copied === 0 ? { text, lost } : { text: out + text.slice(copied), lost };
}

function isDropped(tag: string, isCode: boolean): boolean {
  if (KNOWN.test(tag)) return false;
  if (tag === '' || /^\/[\w.-]*$/.test(tag)) return true;
  return !isCode && (/^[\p{L}.][\w.-]*(?:\s|$)/u.test(tag) || (/^[\d:.,]+\s*$/.test(tag) && !STAMP.test(tag)));
}

const STAMP = /^\d{1,9}:\d\d(?::\d\d)?[.,]\d{1,3}$/;

/** A tag that runs to the end of the text: one token, or a known one with whatever follows. */
function isCutOff(tag: string, isCode: boolean): boolean {
  return tag === '' || (!isCode && (KNOWN.test(tag) || /^\/?[\w.:-]*$/.test(tag)));
}
