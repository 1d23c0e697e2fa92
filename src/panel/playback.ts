/** The player and its moment: which video, where it stands, whether it plays. */
import { momentHref } from '../compile/links.js';
import { nameOf, sameVideo } from './lecture/links.js';
import type { Video } from './lecture/links.js';
import type { Moments } from './moments.js';
import { createPlayer, isOnSite } from './player/create-player.js';
import type { Picture, Player, PlayerEvents } from './player/player.js';

export interface PlaybackOptions {
  readonly moments: Moments;
  /** Where the server gives a file of its own. */
  readonly fileUrl: (path: string) => Promise<string>;
  /** Where players stand. */
  readonly stage: HTMLElement;
  readonly onMoment: () => void;
  /** A player came or went, plays or pauses. */
  readonly onChange: () => void;
  /** What is wrong, and the address at which the video may open in a tab; nothing any more where it is empty. */
  readonly onProblem: (message: string, href: string) => void;
}

export class Playback {
  readonly #options: PlaybackOptions;
  #video: Video | undefined;
  /** Under which the moment is remembered; a lecture without a video has its notebook's. */
  #name = '';
  #player: Player | undefined;
  /** Where the video opens in a tab. */
  #href = '';
  #seconds = 0;
  #isPlaying = false;
  #embeds = true;

  constructor(options: PlaybackOptions) {
    this.#options = options;
  }

  get seconds(): number {
    return this.#seconds;
  }

  get isPlaying(): boolean {
    return this.#isPlaying;
  }

  get isLoaded(): boolean {
    return this.#player !== undefined;
  }

  /** Whether the video may be shown here. */
  get canPlay(): boolean {
    return this.#video !== undefined && (this.#embeds || !isOnSite(this.#video));
  }

  get canTakePicture(): boolean {
    return this.#player?.takePicture !== undefined;
  }

  set embeds(embeds: boolean) {
    this.#embeds = embeds;
    if (!this.canPlay) this.#drop();
    this.#options.onChange();
  }

  /**
   * Another video takes the place of this one; the same stays as it is,
   * so that a transcript and its summary share the player.
   */
  async open(video: Video | undefined, name: string): Promise<void> {
    const isSame =
      video === undefined ? name === this.#name : this.#video !== undefined && sameVideo(video, this.#video);
    if (isSame) return;
    this.#drop();
    this.#video = video;
    this.#name = video === undefined ? name : nameOf(video);
    this.#seconds = this.#options.moments.of(this.#name);
    this.#options.onChange();
    // Nothing is asked of another site before the reader wants to see the video.
    if (video?.kind === 'file') await this.#load();
  }

  async seek(seconds: number, play = this.#isPlaying): Promise<void> {
    this.#setTime(Math.max(0, seconds));
    if (!this.canPlay) return;
    if (this.#player === undefined) await this.#load();
    else this.#player.seek(this.#seconds);
    if (play) this.#player?.play();
  }

  async toggle(): Promise<void> {
    if (this.#isPlaying) return this.#player?.pause();
    if (!this.canPlay) return;
    if (this.#player === undefined) await this.#load();
    this.#player?.play();
  }

  takePicture(): Promise<Picture | undefined> {
    return this.#player?.takePicture?.() ?? Promise.resolve(undefined);
  }

  dispose(): void {
    this.#drop();
  }

  async #load(): Promise<void> {
    const video = this.#video;
    if (video === undefined) return;
    const fileUrl = video.kind === 'file' ? await this.#options.fileUrl(video.path) : '';
    if (video !== this.#video || this.#player !== undefined) return;
    this.#options.onProblem('', '');
    this.#href = video.kind === 'file' ? fileUrl : video.address;
    const player = createPlayer(
      video,
      { fileUrl, startSeconds: this.#seconds },
      this.#eventsOf(() => player),
    );
    this.#player = player;
    this.#options.stage.append(player.node);
    this.#options.onChange();
  }

  /** Of a player that was put away meanwhile nothing is heard. */
  #eventsOf(player: () => Player): PlayerEvents {
    const isCurrent = () => this.#player !== undefined && player() === this.#player;
    return {
      onTime: (seconds) => void (isCurrent() && this.#setTime(seconds)),
      onPlaying: (playing) => {
        if (!isCurrent() || playing === this.#isPlaying) return;
        this.#isPlaying = playing;
        this.#options.onChange();
      },
      onProblem: (message) => {
        if (!isCurrent()) return;
        // The slide is better than a dead frame; the next click tries again.
        this.#drop();
        this.#options.onChange();
        this.#options.onProblem(message, momentHref(this.#href, this.#seconds * 1000));
      },
    };
  }

  #setTime(seconds: number): void {
    this.#seconds = seconds;
    this.#options.moments.set(this.#name, seconds);
    this.#options.onMoment();
  }

  #drop(): void {
    this.#player?.dispose();
    this.#player = undefined;
    this.#isPlaying = false;
    this.#options.onProblem('', '');
  }
}
