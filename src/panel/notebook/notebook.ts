/**
 * A notebook of a lecture as it stands open:
 * when its cells are, and the one of the moment marked and brought into sight.
 */
import type { NotebookPanel } from '@jupyterlab/notebook';
import { readLecture } from '../lecture/lecture.js';
import type { PanelLecture } from '../lecture/lecture.js';
import { secondsOf } from '../lecture/links.js';
import { cellAt, momentOfCell, timelineOf } from '../lecture/timeline.js';
import type { CellView, TimedCell } from '../lecture/timeline.js';

const NOW = 'nbscribe-now';
const NOW_PART = 'nbscribe-now-part';
/** So long a place is brought into sight again and again: pictures that arrive above it push it away. */
const SETTLE_MS = 5000;
/** A link names whole seconds, a player stands a little beside them. */
const LINK_TOLERANCE_SECONDS = 0.5;

export class LectureNotebook {
  readonly panel: NotebookPanel;
  /** Its path as the Contents API knows it, without the name of a drive. */
  readonly path: string;
  readonly #first: PanelLecture;
  #lecture: PanelLecture | undefined;
  #cells: readonly CellView[] | undefined;
  #timeline: readonly TimedCell[] | undefined;
  #marked: { readonly cell: HTMLElement; readonly part: Element | undefined } | undefined;
  #target: { readonly name: string; readonly since: number } | undefined;

  /** Undefined for a notebook that holds no lecture. */
  static of(panel: NotebookPanel, path: string): LectureNotebook | undefined {
    const lecture = readLecture(stampOf(panel), { path, cells: cellsOf(panel) });
    return lecture && new LectureNotebook(panel, path, lecture);
  }

  private constructor(panel: NotebookPanel, path: string, lecture: PanelLecture) {
    this.panel = panel;
    this.path = path;
    this.#first = lecture;
    panel.content.model?.contentChanged.connect(this.#forget);
    panel.disposed.connect(() => this.unmark());
  }

  /** Cells and metadata changed, by the reader or by a rebuild. */
  readonly #forget = (): void => {
    this.#cells = this.#timeline = this.#lecture = undefined;
  };

  get lecture(): PanelLecture {
    return (this.#lecture ??= readLecture(stampOf(this.panel), this) ?? this.#first);
  }

  get cells(): readonly CellView[] {
    return (this.#cells ??= cellsOf(this.panel));
  }

  get timeline(): readonly TimedCell[] {
    return (this.#timeline ??= timelineOf(this.cells));
  }

  /** When the cell is that the reader stands in. */
  get activeSeconds(): number | undefined {
    const ms = momentOfCell(this.timeline, this.panel.content.activeCellIndex);
    return ms === undefined ? undefined : ms / 1000;
  }

  /** Whether the reader types into a cell of it. */
  get isEdited(): boolean {
    const { content } = this.panel;
    return content.mode === 'edit' && content.node.contains(document.activeElement);
  }

  /** Marks the cell and the paragraph of the moment. */
  mark(seconds: number): TimedCell | undefined {
    const timed = cellAt(this.timeline, seconds * 1000);
    const cell = timed && this.panel.content.widgets[timed.index]?.node;
    const part = cell && partAt(cell, seconds);
    if (cell === this.#marked?.cell && part === this.#marked?.part) return timed;
    this.unmark();
    if (cell === undefined) return undefined;
    cell.classList.add(NOW);
    part?.classList.add(NOW_PART);
    this.#marked = { cell, part };
    return timed;
  }

  unmark(): void {
    this.#marked?.cell.classList.remove(NOW);
    this.#marked?.part?.classList.remove(NOW_PART);
    this.#marked = undefined;
  }

  /** Brings the moment into sight, once for each cell and paragraph; a windowed notebook draws the cell first. */
  async reveal(timed: TimedCell, seconds: number, force = false): Promise<void> {
    const notebook = this.panel.content;
    const cell = notebook.widgets[timed.index];
    if (cell === undefined || !this.panel.isVisible) return;
    if (!this.#isWanted(`${cell.model.id} ${secondsOfPart(this.#marked?.part) ?? ''}`) && !force) return;
    const seen = partAt(cell.node, seconds) ?? cell.node;
    // It rejects when another scroll begins.
    if (!cell.isAttached || !isSeen(seen, notebook.node))
      await notebook.scrollToItem(timed.index, 'smart').catch(() => undefined);
    // Only now is a cell drawn that was outside of the window.
    this.mark(seconds);
    const place = partAt(cell.node, seconds) ?? cell.node;
    if (!isSeen(place, notebook.node)) place.scrollIntoView({ block: 'center', behavior: 'instant' });
  }

  /** Whether a place is new, or was named a moment ago. */
  #isWanted(name: string): boolean {
    if (this.#target?.name !== name) this.#target = { name, since: Date.now() };
    return Date.now() - this.#target.since <= SETTLE_MS;
  }
}

const stampOf = ({ content }: NotebookPanel): unknown => content.model?.getMetadata('nbscribe');

function cellsOf({ content: { model } }: NotebookPanel): readonly CellView[] {
  return Array.from({ length: model?.cells.length ?? 0 }, (_, index) => {
    const cell = model?.cells.get(index);
    return { metadata: cell?.metadata ?? {}, source: cell?.sharedModel.getSource() ?? '' };
  });
}

/** The paragraph of the moment: the one with the last time link that is not later. */
function partAt(cell: HTMLElement, seconds: number): Element | undefined {
  const links = [...cell.querySelectorAll('.jp-RenderedMarkdown a[href]')];
  const begun = links.filter(
    (link) => (secondsOf(link.getAttribute('href') ?? '') ?? Infinity) <= seconds + LINK_TOLERANCE_SECONDS,
  );
  return begun.at(-1)?.closest('p, li, td') ?? undefined;
}

const secondsOfPart = (part: Element | undefined) =>
  secondsOf(part?.querySelector('a[href]')?.getAttribute('href') ?? '');

/** Whether its beginning is well inside of what is seen. */
function isSeen(element: Element, viewport: Element): boolean {
  const { top, height } = element.getBoundingClientRect();
  const box = viewport.getBoundingClientRect();
  const margin = Math.min(60, box.height / 8);
  return element.isConnected && height > 0 && top >= box.top + margin / 3 && top <= box.bottom - margin * 2;
}
