import type { Capture } from '../../model/capture.js';

/** Output is its code's where it is shown at most this long after it. */
const SOON_MS = 120_000;

/** Printed text that comes right after code (nothing else between, in time or in the input) becomes its output. */
export function joinOutputs(captures: readonly Capture[]): readonly Capture[] {
  if (captures.every(({ kind }) => kind !== 'output')) return captures;
  const standing = new Map<Capture, Capture>();
  let source: Capture | undefined;
  for (const capture of inOrder(captures)) {
    const code = source === undefined ? undefined : standing.get(source);
    if (source !== undefined && code !== undefined && isOutputOf(code, capture))
      standing.set(source, withOutput(code, capture.content));
    else {
      standing.set(capture, capture);
      source = capture;
    }
  }
  return captures.flatMap((capture) => standing.get(capture) ?? []);
}

/** By time where there is one; those without one stay behind the capture they followed in the input. */
function inOrder(captures: readonly Capture[]): Capture[] {
  const groups: Capture[][] = [];
  for (const capture of captures) {
    const last = groups[groups.length - 1];
    if (capture.atMs === undefined && last !== undefined) last.push(capture);
    else groups.push([capture]);
  }
  return groups.sort((a, b) => (a[0]?.atMs ?? -1) - (b[0]?.atMs ?? -1)).flat();
}

function isOutputOf(code: Capture, { kind, image, content, atMs, origin }: Capture): boolean {
  if (kind !== 'output' || code.kind !== 'code' || image !== undefined || content.trim() === '') return false;
  if (code.origin?.path !== origin?.path && origin !== undefined) return false;
  if (code.atMs === undefined || atMs === undefined) return code.atMs === atMs;
  return atMs - code.atMs <= SOON_MS;
}

const withOutput = (code: Capture, text: string): Capture => ({
  ...code,
  outputs: [
    ...(code.outputs ?? []),
    { output_type: 'stream', name: 'stdout', text: text.endsWith('\n') ? text : `${text}\n` },
  ],
});
