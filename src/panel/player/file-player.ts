/** A video file, by the browser's own player. */
import type { Picture, Player, PlayerEvents } from './player.js';

/** Wide enough to read a slide, small enough to stand in a notebook. */
const PICTURE_WIDTH_PX = 1280;
const PICTURE_QUALITY = 0.9;
const SEEK_TIMEOUT_MS = 3000;

const CANNOT_PLAY = 'The video cannot be played: its file is not there, or this browser does not know its format.';

export class FilePlayer implements Player {
  readonly node = document.createElement('video');
  readonly takePicture?: () => Promise<Picture | undefined>;

  constructor(url: string, startSeconds: number, { onTime, onPlaying, onProblem }: PlayerEvents) {
    const { node } = this;
    node.controls = true;
    node.preload = 'metadata';
    node.playsInline = true;
    const tell = () => onTime(node.currentTime);
    node.addEventListener('timeupdate', tell);
    node.addEventListener('seeking', tell);
    node.addEventListener('play', () => onPlaying(true));
    node.addEventListener('pause', () => onPlaying(false));
    node.addEventListener('error', () => onProblem(CANNOT_PLAY));
    node.src = `${url.replace(/#.*$/, '')}#t=${startSeconds}`;
    // A canvas on which a picture of another site was drawn cannot be read.
    if (new URL(url, location.href).origin === location.origin) this.takePicture = () => pictureOf(node);
  }

  seek(seconds: number): void {
    this.node.currentTime = seconds;
  }

  play(): void {
    // It rejects when the browser wants a click first, or when a pause comes before it plays: the button shows which.
    void this.node.play().catch(() => undefined);
  }

  pause(): void {
    this.node.pause();
  }

  /** Without its address it asks the server for nothing more. */
  dispose(): void {
    this.node.pause();
    this.node.removeAttribute('src');
    this.node.load();
    this.node.remove();
  }
}

async function pictureOf(video: HTMLVideoElement): Promise<Picture | undefined> {
  if (video.seeking || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA)
    await Promise.race([
      new Promise((resolve) =>
        video.addEventListener(video.seeking ? 'seeked' : 'loadeddata', resolve, { once: true }),
      ),
      new Promise((resolve) => setTimeout(resolve, SEEK_TIMEOUT_MS)),
    ]);
  const { videoWidth, videoHeight } = video;
  // A recording of sound alone has none.
  if (videoWidth === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return undefined;
  const canvas = document.createElement('canvas');
  canvas.width = Math.min(videoWidth, PICTURE_WIDTH_PX);
  canvas.height = Math.max(1, Math.round((canvas.width * videoHeight) / videoWidth));
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  const [, mime, base64] = /^data:([^;]+);base64,(.*)$/.exec(canvas.toDataURL('image/jpeg', PICTURE_QUALITY)) ?? [];
  return mime === undefined || base64 === undefined ? undefined : { mime, base64 };
}
