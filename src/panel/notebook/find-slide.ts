/** The picture on the slide of a moment. */
import type { LectureNotebook } from './notebook.js';
import { slideAt } from '../lecture/timeline.js';

export interface Slide {
  /** An address that the browser can load. */
  readonly url: string;
  readonly alt: string;
}

/** `![alt](address)` and the address in angle brackets; not a link's `[text](address)`. */
const IMAGE = /!\[((?:\\.|[^\]\\])*)\]\(\s*<?([^)\s>]+)/;

export async function findSlide(notebook: LectureNotebook, seconds: number): Promise<Slide | undefined> {
  const timed = slideAt(notebook.timeline, seconds * 1000);
  const model = timed && notebook.panel.content.model?.cells.get(timed.index);
  const [, alt = '', address] = IMAGE.exec(model?.sharedModel.getSource() ?? '') ?? [];
  if (model === undefined || address === undefined) return undefined;
  if (/^https?:|^data:image\//.test(address)) return { url: address, alt };
  const attached = /^attachment:(.*)$/.exec(address)?.[1];
  if (attached !== undefined) return attachedSlide(model.sharedModel.toJSON(), { name: attached, alt });
  const { urlResolver } = notebook.panel.context;
  return { url: await urlResolver.getDownloadUrl(await urlResolver.resolveUrl(address)), alt };
}

function attachedSlide(cell: object, { name, alt }: { name: string; alt: string }): Slide | undefined {
  const { attachments } = cell as { attachments?: Readonly<Record<string, Readonly<Record<string, string>>>> };
  const [mime, data] = Object.entries(attachments?.[name] ?? {}).find(([type]) => type.startsWith('image/')) ?? [];
  return mime === undefined || data === undefined ? undefined : { url: `data:${mime};base64,${data}`, alt };
}
