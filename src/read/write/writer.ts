import type { Transcript } from '../transcript.js';

/** Writes a transcript as one format. What the format cannot say is left out, the words never. */
export interface Writer {
  /** With the dot. */
  readonly extension: string;
  write(transcript: Pick<Transcript, 'cues' | 'language' | 'title'>): string;
}
