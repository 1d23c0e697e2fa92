/** A note of the reader's at a moment of the lecture. */
import { momentHref } from '../../compile/links.js';
import { formatClock } from '../../model/wording/clock.js';
import type { LectureNotebook } from './notebook.js';
import type { Picture } from '../player/player.js';
import { notePlace } from '../lecture/timeline.js';

/**
 * Inserts a Markdown cell that begins with the time link, with the caret behind it; one undo takes it away. It has no
 * stamp: it is the reader's, and a rebuild leaves it where it is. A picture stands below the line, as an attachment.
 */
export async function writeNote(notebook: LectureNotebook, seconds: number, picture?: Picture): Promise<void> {
  const { content } = notebook.panel;
  const ms = seconds * 1000;
  const index = notePlace(notebook.timeline, notebook.cells.length, ms);
  const { address } = notebook.lecture;
  const clock = formatClock(ms);
  const line = address === undefined ? `**${clock}** ` : `[${clock}](${momentHref(address, ms)}) `;
  const name = `frame-${clock.replaceAll(':', '-')}.jpg`;
  content.model?.sharedModel.insertCell(index, {
    cell_type: 'markdown',
    source: picture ? `${line}\n\n![Picture at ${clock}](attachment:${name})` : line,
    metadata: {},
    ...(picture && { attachments: { [name]: { [picture.mime]: picture.base64 } } }),
  });
  await editCell(notebook, index, line.length);
}

/** Makes a cell the active one, in sight, with the caret at an offset of its text. */
async function editCell({ panel }: LectureNotebook, index: number, offset: number): Promise<void> {
  const { content } = panel;
  content.activeCellIndex = index;
  content.deselectAll();
  const cell = content.activeCell;
  // It rejects when another scroll begins.
  await content.scrollToItem(index, 'smart').catch(() => undefined);
  await cell?.ready;
  content.mode = 'edit';
  panel.activate();
  const position = cell?.editor?.getPositionAt(offset);
  if (position !== undefined) cell?.editor?.setCursorPosition(position);
  cell?.editor?.focus();
}
