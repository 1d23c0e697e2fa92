/** The open notebooks that hold a lecture. */
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import type { Contents } from '@jupyterlab/services';
import { LectureNotebook } from './notebook.js';

export class LectureNotebooks {
  readonly #tracker: INotebookTracker;
  readonly #contents: Contents.IManager;
  readonly #known = new WeakMap<NotebookPanel, LectureNotebook>();

  constructor(tracker: INotebookTracker, contents: Contents.IManager) {
    this.#tracker = tracker;
    this.#contents = contents;
  }

  /** Asked again of one without a lecture: a build onto it may bring one. */
  of(panel: NotebookPanel): LectureNotebook | undefined {
    const lecture = this.#known.get(panel) ?? LectureNotebook.of(panel, this.#contents.localPath(panel.context.path));
    if (lecture !== undefined) this.#known.set(panel, lecture);
    return lecture;
  }

  /** All that are open. */
  all(): readonly LectureNotebook[] {
    const found: LectureNotebook[] = [];
    this.#tracker.forEach((panel) => {
      const notebook = panel.isDisposed ? undefined : this.of(panel);
      if (notebook !== undefined) found.push(notebook);
    });
    return found;
  }

  /** The one that this part of the page belongs to. */
  around(node: Node): LectureNotebook | undefined {
    const panel = this.#tracker.find((each) => each.node.contains(node));
    return panel && this.of(panel);
  }

  /**
   * Another one that is open, where this one is closed:
   * a summary whose transcript was, of the same lecture before others.
   */
  besides(closed: LectureNotebook): LectureNotebook | undefined {
    const isOther = (panel: NotebookPanel) => panel !== closed.panel && !panel.isDisposed;
    const { address } = closed.lecture;
    const open =
      this.#tracker.find((each) => isOther(each) && this.of(each)?.lecture.address === address) ??
      this.#tracker.find((each) => isOther(each) && this.of(each) !== undefined);
    return open && this.of(open);
  }
}
