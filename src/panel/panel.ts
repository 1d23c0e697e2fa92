/**
 * The panel in the side bar: a player or the slide of the moment,
 * what can be done at the moment, and the lecture as a line of time.
 */
import type { Contents } from '@jupyterlab/services';
import { Widget } from '@lumino/widgets';
import { formatClock } from '../model/wording/clock.js';
import { fileUrlOf } from './file-url.js';
import type { LectureNotebooks } from './notebook/lecture-notebooks.js';
import { findConcepts } from './lecture/find-concepts.js';
import { findSlide } from './notebook/find-slide.js';
import { Following } from './notebook/following.js';
import type { LectureConcept } from './lecture/lecture.js';
import { sameVideo } from './lecture/links.js';
import type { Moments } from './moments.js';
import type { LectureNotebook } from './notebook/notebook.js';
import { Playback } from './playback.js';
import { DEFAULTS } from './settings.js';
import type { Settings } from './settings.js';
import { Controls } from './view/controls.js';
import type { ControlsOptions } from './view/controls.js';
import { element } from './view/element.js';
import { Outline } from './view/outline.js';
import { SlideStage } from './view/stage.js';
import { Status } from './view/status.js';
import { writeNote } from './notebook/write-note.js';

export interface PanelOptions extends ControlsOptions {
  readonly contents: Contents.IManager;
  readonly notebooks: LectureNotebooks;
  readonly moments: Moments;
  /** Commands may have become possible, or impossible. */
  readonly onChange: () => void;
}

const EMPTY = 'No lecture: open a notebook that nbscribe built.';

export class LecturePanel extends Widget {
  readonly playback: Playback;
  readonly following = new Following(() => this.#draw());
  readonly #options: PanelOptions;
  readonly #heading = element('h2', 'nbscribe-title', EMPTY);
  readonly #stage: SlideStage;
  readonly #controls: Controls;
  readonly #status = new Status();
  readonly #outline = new Outline((seconds) => void this.seek(seconds));
  #settings = DEFAULTS;
  #notebook: LectureNotebook | undefined;
  #concepts: readonly LectureConcept[] = [];

  constructor(options: PanelOptions) {
    super();
    this.#options = options;
    this.#stage = new SlideStage(() => options.run('play'));
    this.#controls = new Controls(options);
    this.playback = new Playback({
      moments: options.moments,
      fileUrl: (path) => fileUrlOf(options.contents, path),
      stage: this.#stage.node,
      onMoment: () => this.#moveTo(),
      onChange: () => this.#draw(),
      onProblem: (message, href) => this.#status.say(message, href),
    });
    this.id = 'nbscribe-lecture';
    this.addClass('nbscribe-Lecture');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', 'Lecture');
    this.node.tabIndex = -1;
    this.node.append(this.#heading, this.#stage.node, this.#controls.node, this.#status.node, this.#outline.node);
    // The side bar looks at the limits of its panels (`panel.css`) only when it is told to.
    window.addEventListener('resize', this.#fit);
    this.#draw();
  }

  readonly #fit = (): void => this.parent?.fit();

  get notebook(): LectureNotebook | undefined {
    return this.#notebook;
  }

  get settings(): Settings {
    return this.#settings;
  }

  set settings(settings: Settings) {
    const { follow } = this.#settings;
    this.#settings = settings;
    if (settings.follow !== follow) this.following.isOn = settings.follow;
    this.playback.embeds = settings.embeds;
  }

  /** The notebook in front; none where the last one was closed. */
  async setNotebook(notebook: LectureNotebook | undefined): Promise<void> {
    if (notebook === this.#notebook) return;
    const before = this.#notebook;
    before?.panel.content.activeCellChanged.disconnect(this.#browse);
    this.#notebook = notebook;
    if (!isSameLecture(before, notebook)) this.#concepts = [];
    this.#draw();
    const { video } = notebook?.lecture ?? {};
    // Without a video the moment is where the reader stands.
    if (video === undefined) notebook?.panel.content.activeCellChanged.connect(this.#browse);
    await this.playback.open(video, notebook?.path ?? '');
    if (notebook !== this.#notebook) return;
    this.following.open(notebook, this.playback.seconds);
    this.#draw();
    const concepts = notebook && (await findConcepts(notebook, this.#options));
    if (notebook !== this.#notebook || !concepts?.length) return;
    this.#concepts = concepts;
    this.#draw();
  }

  async seek(seconds: number, play?: boolean): Promise<void> {
    this.following.jumpTo(Math.max(0, seconds));
    await this.playback.seek(seconds, play);
  }

  skip(direction: 1 | -1): Promise<void> {
    return this.seek(this.playback.seconds + direction * this.#settings.skipSeconds);
  }

  /** To the moment of the cell that the reader stands in. */
  async goToCell(): Promise<void> {
    const seconds = this.#notebook?.activeSeconds;
    if (seconds === undefined) this.#status.say('This cell has no moment, nor has any above it.');
    else await this.seek(seconds);
  }

  async note(withPicture: boolean): Promise<void> {
    const notebook = this.#notebook;
    const { seconds } = this.playback;
    const picture = withPicture ? await this.playback.takePicture() : undefined;
    if (notebook === undefined) return;
    await writeNote(notebook, seconds, picture);
    const lacks = withPicture && picture === undefined ? ' The video has no picture here.' : '';
    this.#status.say(`Note at ${formatClock(seconds * 1000)} added.${lacks}`);
  }

  override dispose(): void {
    window.removeEventListener('resize', this.#fit);
    this.playback.dispose();
    super.dispose();
  }

  readonly #browse = (): void => {
    const seconds = this.#notebook?.activeSeconds;
    if (seconds !== undefined) void this.playback.seek(seconds, false);
  };

  #moveTo(): void {
    const { seconds } = this.playback;
    this.#controls.setMoment(seconds);
    this.#outline.setMoment(seconds);
    // Without a video the moment is where the reader stands already.
    if (this.#notebook?.lecture.video !== undefined) this.following.moveTo(seconds);
    if (!this.playback.isLoaded) void this.#drawSlide();
  }

  #draw(): void {
    const { playback, following } = this;
    const lecture = this.#notebook?.lecture;
    this.toggleClass('nbscribe-mod-empty', lecture === undefined);
    this.#heading.textContent = lecture === undefined ? EMPTY : lecture.title || 'Lecture';
    this.#stage.draw(playback);
    this.#controls.draw({
      seconds: playback.seconds,
      canPlay: playback.canPlay,
      isPlaying: playback.isPlaying,
      canTakePicture: playback.canTakePicture,
      follows: following.isOn,
      isAway: following.isAway,
      skipSeconds: this.#settings.skipSeconds,
    });
    this.#outline.draw(lecture?.sections ?? [], this.#concepts);
    this.#outline.setMoment(playback.seconds);
    if (!playback.isLoaded) void this.#drawSlide();
    this.#options.onChange();
  }

  async #drawSlide(): Promise<void> {
    const { seconds } = this.playback;
    const slide = this.#notebook && (await findSlide(this.#notebook, seconds).catch(() => undefined));
    if (seconds !== this.playback.seconds) return;
    this.#stage.slide = slide;
    this.#stage.draw(this.playback);
  }
}

function isSameLecture(one: LectureNotebook | undefined, other: LectureNotebook | undefined): boolean {
  const [first, second] = [one?.lecture.video, other?.lecture.video];
  return first !== undefined && second !== undefined && sameVideo(first, second);
}
