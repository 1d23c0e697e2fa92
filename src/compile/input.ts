import type { UnderstoodLecture } from '../model/understood.js';

/** An image as it stands beside the notebook, or inside it as an attachment. */
export interface PlacedImage {
  /** Path relative to the notebook's folder, or the attachment's name. */
  readonly href: string;
  readonly mediaType: string;
  readonly widthPx?: number;
  /** Base64, where the image is embedded. */
  readonly base64?: string;
}

/** Everything a notebook is compiled from: what was understood, and where its images went. */
export interface CompileInput extends UnderstoodLecture {
  /** Where an image of the lecture, by its path, went; undefined where it could not be read. */
  readonly images: ReadonlyMap<string, PlacedImage>;
  readonly version: string;
  /** Course notebooks' outputs are left out. */
  readonly dropOutputs?: boolean;
}
