import type { Notebook, SideFile } from '../../model/notebook.js';
import type { MessageTable } from '../../model/wording/messages.js';
import type { Summary } from '../../model/summary.js';
import type { CompileInput } from '../input.js';
import type { FullNotebook } from './full-notebook.js';

export interface SummaryInput extends Omit<CompileInput, 'paragraphs' | 'anchors' | 'dropOutputs'> {
  /** The summary's own file name: the folder of its picture is named after it. */
  readonly name: string;
  readonly summary: Summary;
  /** What the summary links to: its file name, and the notebook itself. */
  readonly transcriptNotebook: { readonly name: string; readonly notebook: Notebook };
  /** Turns SVG into PNG. */
  readonly renderSvg: (svg: string) => Uint8Array;
  /** The timeline goes inside the notebook, not beside it. */
  readonly embed?: boolean;
  /** Whether links to the full notebook are written: there is one on disk. Default true. */
  readonly linkFull?: boolean;
}

/** The notebook and the files beside it. */
export interface CompiledSummary {
  readonly notebook: Notebook;
  readonly files: readonly SideFile[];
}

/** Where the lines of a summary lead. */
export interface LinkTargets {
  readonly video: string | undefined;
  readonly full: FullNotebook;
  /** What the tool itself writes; English by default. */
  readonly messages?: MessageTable | undefined;
  /** Headings of the concepts, by term. */
  readonly headings: ReadonlyMap<string, string>;
}
