/**
 * A name by its stems: a node of a tree whose root is the empty name,
 * so that no text is put together while a lecture is read.
 */
export class NameKey {
  /** How often the name is said in the lecture, and in how many stretches of a minute. */
  count = 0;
  stretches = 0;
  readonly #before: NameKey | undefined;
  readonly #stem: string;
  #lastStretch = -1;
  #longer: Map<string, NameKey> | undefined;
  #stems: readonly string[] | undefined;

  constructor(before?: NameKey, stem = '') {
    this.#before = before;
    this.#stem = stem;
  }

  /** The name that goes on with this stem. */
  with(stem: string): NameKey {
    this.#longer ??= new Map();
    let longer = this.#longer.get(stem);
    if (longer === undefined) this.#longer.set(stem, (longer = new NameKey(this, stem)));
    return longer;
  }

  has(stem: string): boolean {
    return this.#before !== undefined && (this.#stem === stem || this.#before.has(stem));
  }

  hear(stretch: number): void {
    this.count += 1;
    if (stretch !== this.#lastStretch) this.stretches += 1;
    this.#lastStretch = stretch;
  }

  get stems(): readonly string[] {
    return (this.#stems ??= this.#before === undefined ? [] : [...this.#before.stems, this.#stem]);
  }

  /** The stems with a space between them. */
  get text(): string {
    return this.stems.join(' ');
  }
}
