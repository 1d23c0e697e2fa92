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

  /** `text` with every occurrence of the token replaced. */
  redact(text: string): string {
    return this.isEmpty ? text : text.replaceAll(this.#text, '[token]');
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
