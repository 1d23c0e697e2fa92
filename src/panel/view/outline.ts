/** The sections of the lecture as a line of time; below the one of the moment its concepts. */
import { formatClock } from '../../model/wording/clock.js';
import { conceptsOf, sectionAt } from '../lecture/lecture.js';
import type { LectureConcept, LectureSection } from '../lecture/lecture.js';
import { element } from './element.js';

export class Outline {
  readonly node = element('nav', 'nbscribe-outline');
  readonly #onSeek: (seconds: number) => void;
  #sections: readonly LectureSection[] = [];
  #concepts: readonly LectureConcept[] = [];
  #rows: readonly HTMLElement[] = [];
  #current = -1;
  #shown = '';

  constructor(onSeek: (seconds: number) => void) {
    this.#onSeek = onSeek;
    this.node.setAttribute('aria-label', 'Sections of the lecture');
  }

  /** Draws anew only what is other than before: buttons stay under the pointer and keep the focus. */
  draw(sections: readonly LectureSection[], concepts: readonly LectureConcept[]): void {
    const shown = JSON.stringify([sections, concepts]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#sections = sections;
    this.#concepts = concepts;
    this.#rows = sections.map((section) => this.#rowOf(section));
    this.node.hidden = sections.length === 0;
    this.node.replaceChildren(element('ol', 'nbscribe-sections', ...this.#rows));
    this.#current = -1;
  }

  setMoment(seconds: number): void {
    const current = sectionAt(this.#sections, seconds * 1000);
    const { startMs = 0, endMs = 0 } = this.#sections[current] ?? {};
    const done = Math.min(1, Math.max(0, (seconds * 1000 - startMs) / (endMs - startMs || 1)));
    this.#rows[current]?.style.setProperty('--nbscribe-done', `${Math.round(done * 100)}%`);
    if (current === this.#current) return;
    this.#current = current;
    this.#rows.forEach((row, at) => this.#drawRow(row, at));
    const row = this.#rows[current];
    // Not while the reader looks for something in it.
    if (row !== undefined && !this.node.matches(':hover, :focus-within')) scrollInto(this.node, row);
  }

  #drawRow(row: HTMLElement, at: number): void {
    const button = row.querySelector('button');
    row.classList.toggle('nbscribe-mod-past', at < this.#current);
    row.querySelector('.nbscribe-concepts')?.remove();
    if (at !== this.#current) return button?.removeAttribute('aria-current');
    button?.setAttribute('aria-current', 'true');
    const section = this.#sections[at];
    const concepts = section === undefined ? [] : conceptsOf(this.#concepts, section);
    if (concepts.length === 0) return;
    const list = element('ul', 'nbscribe-concepts', ...concepts.map((concept) => this.#conceptOf(concept, at)));
    list.setAttribute('aria-label', 'Concepts of this section');
    row.append(list);
  }

  #rowOf({ title, startMs }: LectureSection): HTMLElement {
    const clock = element('span', 'nbscribe-time', formatClock(startMs));
    return element('li', 'nbscribe-section', this.#buttonTo(startMs, clock, element('span', '', title)));
  }

  #conceptOf({ term, definition, explainedAtMs }: LectureConcept, section: number): HTMLElement {
    const clock = element('span', 'nbscribe-time', formatClock(explainedAtMs));
    const isHere = sectionAt(this.#sections, explainedAtMs) === section;
    const item = element(
      'li',
      isHere ? '' : 'nbscribe-mod-elsewhere',
      this.#buttonTo(explainedAtMs, clock, element('strong', '', term)),
    );
    if (definition !== '') item.append(Object.assign(element('p', '', definition), { title: definition }));
    return item;
  }

  #buttonTo(ms: number, ...content: readonly Node[]): HTMLButtonElement {
    const button = element('button', 'nbscribe-moment', ...content);
    button.type = 'button';
    button.addEventListener('click', () => this.#onSeek(ms / 1000));
    return button;
  }
}

/** By hand: `scrollIntoView` would scroll JupyterLab's own boxes too. */
function scrollInto(list: HTMLElement, row: HTMLElement): void {
  const [box, place] = [list.getBoundingClientRect(), row.getBoundingClientRect()];
  if (place.top >= box.top && place.bottom <= box.bottom) return;
  list.scrollTop += place.top - box.top - box.height / 4;
}
