/** A click on a time link of a lecture seeks the panel, instead of leaving for a tab. */
import { addressOf } from './file-url.js';
import type { LectureNotebooks } from './notebook/lecture-notebooks.js';
import { parseMoment, parseVideo, sameVideo, secondsOf } from './lecture/links.js';
import type { LectureNotebook } from './notebook/notebook.js';
import type { LecturePanel } from './panel.js';
import { isOnSite } from './player/create-player.js';

/** `show` brings the panel into sight. */
export function clickLinks(notebooks: LectureNotebooks, panel: LecturePanel, show: () => void): void {
  const onClick = (event: MouseEvent) => {
    const link = panel.settings.links && isPlain(event) ? linkOf(event) : undefined;
    const notebook = link && notebooks.around(link);
    if (link === undefined || notebook === undefined) return;
    if (notebook.lecture.video === undefined) return void browseTo(link, notebook, panel);
    const seconds = momentOf(link, notebook, panel.settings.embeds);
    if (seconds === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void panel.setNotebook(notebook).then(() => {
      if (!panel.isVisible) show();
      return panel.seek(seconds, true);
    });
  };
  // In the capture phase: JupyterLab's own handlers, and the browser's, come later.
  document.addEventListener('click', onClick, true);
}

/** With a modifier it stays a link, as everywhere on the web. */
const isPlain = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent) =>
  button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;

const linkOf = ({ target }: MouseEvent) =>
  target instanceof Element ? (target.closest<HTMLAnchorElement>('a[href]') ?? undefined) : undefined;

/** The second that it leads to in the video of its notebook, where that can be shown here. */
function momentOf(link: HTMLAnchorElement, { lecture, path }: LectureNotebook, embeds: boolean): number | undefined {
  const { video } = lecture;
  const address = addressOf(link);
  const target = parseVideo(address, path);
  if (video === undefined || target === undefined || !sameVideo(target, video)) return undefined;
  return embeds || !isOnSite(video) ? secondsOf(address) : undefined;
}

/** Without a video a time leads to its heading: that goes on as it is, and the panel shows the slide of the moment. */
async function browseTo(link: HTMLAnchorElement, notebook: LectureNotebook, panel: LecturePanel): Promise<void> {
  const seconds = parseMoment(link.textContent ?? '');
  if (seconds === undefined) return;
  await panel.setNotebook(notebook);
  await panel.playback.seek(seconds, false);
}
