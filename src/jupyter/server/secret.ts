/** A run that may be base64, of URLs too. */
const BASE64 = /[A-Za-z0-9+/_-]{4,}/g;

/** A token that cannot slip into a log, a problem or a JSON document: only `reveal()` gives its text. */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  /** Whether there is a token at all; a server without one answers everybody. */
  get isEmpty(): boolean {
    return this.#text === '';
  }

  /**
   * `text` with every occurrence of the token replaced, also as it stands in URLs,
   * JSON, HTML and `Authorization: Basic`.
   */
  redact(text: string): string {
    if (this.isEmpty) return text;
    const redacted = this.#forms().reduce((shown, form) => shown.replaceAll(form, '[token]'), text);
    return redacted.replace(BASE64, (run) => (this.#isIn(run) ? '[token]' : run));
  }

  /**
   * Whether base64 says it, after whatever name: `me:TOKEN` of `Authorization: Basic`.
   * What stands before may shift its groups of four.
   */
  #isIn(run: string): boolean {
    return [0, 1, 2, 3].some((shift) => Buffer.from(run.slice(shift), 'base64').includes(this.#text));
  }

  /** The longest first: one may hold another. */
  #forms(): readonly string[] {
    const text = this.#text;
    const url = encodeURIComponent(text);
    const query = new URLSearchParams({ t: text }).toString().slice(2);
    const html = text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;');
    const small = (encoded: string) => encoded.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
    const forms = [text, url, small(url), query, small(query), html, JSON.stringify(text).slice(1, -1)];
    return [...new Set(forms)].sort((one, other) => other.length - one.length);
  }

  toString(): string {
    return '[token]';
  }

  toJSON(): string {
    return '[token]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[token]';
  }
}
