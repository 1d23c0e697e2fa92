import type { Capture } from '../model/capture.js';
import type { Lecture } from '../model/lecture.js';
import type { MessageTable } from '../model/messages.js';
import type { Narration, Paragraph } from '../model/narration.js';
import type { Section } from '../model/section.js';

/** An image as it stands beside the notebook, or inside it as an attachment. */
export interface PlacedImage {
  /** Path relative to the notebook's folder, or the attachment's name. */
  readonly href: string;
  readonly mediaType: string;
  readonly widthPx?: number;
  /** Base64, where the image is embedded. */
  readonly base64?: string;
}

/** Everything a notebook is compiled from; each stage before it has left its value here. */
export interface CompileInput {
  readonly lecture: Lecture;
  readonly narration: Narration;
  readonly sections: readonly Section[];
  readonly paragraphs: readonly Paragraph[];
  /** Index of the sentence before which each capture stands, by capture index. */
  readonly anchors: readonly number[];
  /** Where an image of the lecture, by its path, went; undefined where it could not be read. */
  readonly images: ReadonlyMap<string, PlacedImage>;
  readonly version: string;
  /** Course notebooks' outputs are left out. */
  readonly dropOutputs?: boolean;
  /** What the tool itself writes; English by default. */
  readonly messages?: MessageTable;
  /** Normalised words of the cues, in order: `check` compares with them. */
  readonly spokenWords: readonly string[];
}

/** A capture and its index in `lecture.captures`. */
export interface IndexedCapture {
  readonly capture: Capture;
  readonly index: number;
}
