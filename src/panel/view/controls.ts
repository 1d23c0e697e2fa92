/** The buttons below the video. Each runs a command, so that keys, palette and buttons do the same. */
import { formatClock } from '../../model/wording/clock.js';
import type { CommandName } from '../command-names.js';
import { element, iconButton, setIcon } from './element.js';
import type { IconName } from './element.js';

export interface ControlsState {
  readonly seconds: number;
  readonly canPlay: boolean;
  readonly isPlaying: boolean;
  readonly canTakePicture: boolean;
  readonly follows: boolean;
  readonly isAway: boolean;
  readonly skipSeconds: number;
}

export interface ControlsOptions {
  readonly run: (command: CommandName) => void;
  /** The keys of a command as the reader has set them, `Alt+Shift+N`; empty where there are none. */
  readonly keysOf: (command: CommandName) => string;
}

export class Controls {
  readonly node = element('div', 'nbscribe-bar');
  readonly #options: ControlsOptions;
  readonly #clock = element('span', 'nbscribe-clock');
  readonly #back = this.#make('back', 'back', 'Back');
  readonly #play = this.#make('play', 'play', 'Play');
  readonly #forward = this.#make('forward', 'forward', 'Forward');
  readonly #follow = this.#make('follow', 'follow', 'Follow in the notebook', 'Follow');
  readonly #note = this.#make('note', 'note', 'Note at this moment', 'Note');
  readonly #picture = this.#make('picture', 'note-picture', 'Note with the picture of this moment');

  constructor(options: ControlsOptions) {
    this.#options = options;
    this.node.setAttribute('role', 'toolbar');
    this.node.setAttribute('aria-label', 'Lecture controls');
    this.node.append(this.#back, this.#play, this.#forward, this.#clock, this.#follow, this.#note, this.#picture);
  }

  draw(state: ControlsState): void {
    const { canPlay, isPlaying, follows, isAway, skipSeconds } = state;
    const seconds = `${skipSeconds} ${skipSeconds === 1 ? 'second' : 'seconds'}`;
    setIcon(this.#play, isPlaying ? 'pause' : 'play');
    name(this.#play, isPlaying ? 'Pause' : 'Play');
    name(this.#back, `Back ${seconds}`);
    name(this.#forward, `Forward ${seconds}`);
    name(this.#follow, isAway ? 'Follow again' : 'Follow in the notebook');
    this.#follow.setAttribute('aria-pressed', String(follows));
    this.#play.hidden = !canPlay;
    this.#picture.hidden = !state.canTakePicture;
    this.setMoment(state.seconds);
  }

  setMoment(seconds: number): void {
    const clock = formatClock(seconds * 1000);
    if (this.#clock.textContent !== clock) this.#clock.textContent = clock;
  }

  #make(icon: IconName, command: CommandName, label: string, word = ''): HTMLButtonElement {
    const button = iconButton(icon, label, word);
    button.addEventListener('click', () => this.#options.run(command));
    button.addEventListener('pointerenter', () => {
      const named = button.getAttribute('aria-label') ?? '';
      button.title = [named, this.#options.keysOf(command)].filter((part) => part !== '').join(' · ');
    });
    return button;
  }
}

const name = (button: HTMLButtonElement, label: string) => button.setAttribute('aria-label', label);
