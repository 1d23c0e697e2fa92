/**
 * Characters that steer a terminal instead of being shown: C0 and C1 controls but for tab and line end, DEL, and those
 * that turn the direction of writing, by which a text can be made to look like another (https://trojansource.codes).
 */
const STEERING = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** `ESC [ 2 J` as `\x1b[2J`: what came from a file or a server is shown to people, and steers nothing. */
export function makeVisible(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(STEERING, (sign) => escapeOf(sign));
}

/**
 * A JSON text that says the same and holds no such character:
 * JSON itself lets DEL, C1 and the marks of direction stand.
 */
export function makeVisibleJson(json: string): string {
  return json.replace(STEERING, (sign) => `\\u${hex(sign, 4)}`);
}

const escapeOf = (sign: string) => (sign <= '\xff' ? `\\x${hex(sign, 2)}` : `\\u${hex(sign, 4)}`);

const hex = (sign: string, digits: number) => sign.charCodeAt(0).toString(16).padStart(digits, '0');
