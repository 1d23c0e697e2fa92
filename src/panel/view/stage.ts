/** Where the video is, or the slide of the moment as long as there is none. */
import type { Slide } from '../notebook/find-slide.js';
import { element, iconSource } from './element.js';

export class SlideStage {
  readonly node = element('div', 'nbscribe-stage');
  readonly #slide = element('img', 'nbscribe-slide');
  readonly #start = element('button', 'nbscribe-start');

  constructor(onStart: () => void) {
    this.#start.type = 'button';
    this.#start.setAttribute('aria-label', 'Load the video and play');
    this.#start.innerHTML = iconSource('play');
    this.#start.addEventListener('click', onStart);
    this.#slide.hidden = this.#start.hidden = true;
    this.node.append(this.#slide, this.#start);
  }

  /** A player stands there, or one can be loaded, or neither. */
  draw({ isLoaded, canPlay }: { readonly isLoaded: boolean; readonly canPlay: boolean }): void {
    this.#start.hidden = isLoaded || !canPlay;
    this.#slide.hidden = isLoaded || !this.#slide.hasAttribute('src');
    // Without slide and video there is nothing to see.
    this.node.hidden = !isLoaded && !canPlay && this.#slide.hidden;
  }

  set slide(slide: Slide | undefined) {
    if (slide === undefined) this.#slide.removeAttribute('src');
    else if (slide.url !== this.#slide.getAttribute('src')) this.#slide.src = slide.url;
    this.#slide.alt = slide?.alt ?? '';
  }
}
