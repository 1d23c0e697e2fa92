/** `metadata.execution` of a cell, key by key as JupyterLab writes it with "Record timing" on (`CodeCell.execute`). */
export type CellTiming = Record<string, string>;

interface Dated {
  readonly header: { readonly msg_type: string; readonly date?: string };
  readonly content: object;
  readonly metadata: object;
}

/** Notes the moments that a message of the IOPub channel tells. */
export function noteMessage(timing: CellTiming, { header, content }: Dated): void {
  const isStatus = header.msg_type === 'status' && 'execution_state' in content;
  if (!isStatus && header.msg_type !== 'execute_input') return;
  const label = isStatus ? `status.${String(content.execution_state)}` : 'execute_input';
  timing[`iopub.${label}`] = header.date ?? new Date().toISOString();
}

/** Notes when the cell began and ended by the kernel's own clock. */
export function noteReply(timing: CellTiming, { header, metadata }: Dated): void {
  if ('started' in metadata && typeof metadata.started === 'string')
    timing['shell.execute_reply.started'] = metadata.started;
  timing['shell.execute_reply'] = header.date ?? new Date().toISOString();
}
