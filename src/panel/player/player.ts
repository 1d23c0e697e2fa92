/** One face for every kind of player. */

export interface PlayerEvents {
  /** The moment, at least once a second while it plays, and after each seek. */
  readonly onTime: (seconds: number) => void;
  readonly onPlaying: (playing: boolean) => void;
  /** It cannot go on; said to the reader as it is. */
  readonly onProblem: (message: string) => void;
}

/** A still of a video, for a note. */
export interface Picture {
  readonly mime: string;
  readonly base64: string;
}

export interface Player {
  readonly node: HTMLElement;
  seek(seconds: number): void;
  play(): void;
  pause(): void;
  /** The picture that is shown now; missing where the page may not see it. */
  readonly takePicture?: () => Promise<Picture | undefined>;
  dispose(): void;
}
