/**
 * What a cell puts out, from the kernel's messages to nbformat:
 * https://jupyter-client.readthedocs.io/en/stable/messaging.html
 */
import type { IMimeBundle, IOutput, IStream, OutputMetadata } from '@jupyterlab/nbformat';
import { applyControls } from './terminal-text.js';

/** A message of the kernel, as far as outputs are concerned. */
export interface OutputMessage {
  readonly header: { readonly msg_type: string };
  readonly content: object;
}

/** Outputs that carry a display id, over all cells of one run: a later cell may update them. */
export type Displays = Map<string, IOutput[]>;

interface Content {
  readonly name?: 'stdout' | 'stderr';
  readonly text?: string;
  readonly data?: IMimeBundle;
  readonly metadata?: OutputMetadata;
  readonly transient?: { readonly display_id?: string };
  readonly execution_count?: number;
  readonly ename?: string;
  readonly evalue?: string;
  readonly traceback?: string[];
  readonly wait?: boolean;
}

/** Collects the outputs of one cell. */
export class OutputArea {
  readonly #outputs: IOutput[] = [];
  /** A stream's pieces are joined once, at the end. */
  readonly #pieces = new Map<IOutput, string[]>();
  readonly #displays: Displays;
  #clearBeforeNext = false;

  constructor(displays: Displays) {
    this.#displays = displays;
  }

  /** Takes a message of the IOPub channel; those that are no output are passed over. */
  receive(message: OutputMessage): void {
    const content = message.content as Content;
    const type = message.header.msg_type;
    if (type === 'update_display_data') this.#update(content);
    else if (type === 'clear_output') this.#clear(content.wait ?? false);
    else if (type === 'stream') this.#stream(content);
    else if (type === 'error') this.#add(errorOutput(content));
    else if (type === 'display_data' || type === 'execute_result') this.#display(type, content);
  }

  /** What the pager would show (`print?`): JupyterLab puts it below the cell. */
  receivePage(data: IMimeBundle): void {
    this.#add({ output_type: 'display_data', data, metadata: {} });
  }

  /** The outputs so far, streams joined, carriage returns and backspaces applied. */
  finish(): IOutput[] {
    return this.#outputs.map((output) => {
      const pieces = this.#pieces.get(output);
      return pieces === undefined ? output : { ...output, text: applyControls(pieces.join('')) };
    });
  }

  #stream({ name = 'stdout', text = '' }: Content): void {
    if (this.#clearBeforeNext) this.#clear(false);
    const last = this.#outputs.at(-1);
    const pieces = last?.name === name ? this.#pieces.get(last) : undefined;
    if (pieces !== undefined) pieces.push(text);
    else if (text !== '') {
      const output: IStream = { output_type: 'stream', name, text: '' };
      this.#add(output);
      this.#pieces.set(output, [text]);
    }
  }

  /** `transient` is the kernel's business and no part of nbformat. */
  #display(type: 'display_data' | 'execute_result', content: Content): void {
    const { data = {}, metadata = {}, transient, execution_count = null } = content;
    const output: IOutput = {
      output_type: type,
      data,
      metadata,
      ...(type === 'execute_result' && { execution_count }),
    };
    this.#add(output);
    const id = transient?.display_id;
    if (id !== undefined) this.#displays.set(id, [...(this.#displays.get(id) ?? []), output]);
  }

  #update({ data = {}, metadata = {}, transient }: Content): void {
    for (const output of this.#displays.get(transient?.display_id ?? '') ?? [])
      Object.assign(output, { data, metadata });
  }

  #add(output: IOutput): void {
    if (this.#clearBeforeNext) this.#clear(false);
    this.#outputs.push(output);
  }

  #clear(wait: boolean): void {
    this.#clearBeforeNext = wait;
    if (!wait) this.#outputs.length = 0;
  }
}

function errorOutput({ ename = '', evalue = '', traceback = [] }: Content): IOutput {
  return { output_type: 'error', ename, evalue, traceback };
}

/** What a reply to an execution asks to show in the pager (`print?`). */
export function pagesOf(reply: OutputMessage): readonly IMimeBundle[] {
  const { payload = [] } = reply.content as { payload?: readonly { source?: string; data?: IMimeBundle }[] };
  return payload.flatMap(({ source, data }) => (source === 'page' && data !== undefined ? [data] : []));
}
