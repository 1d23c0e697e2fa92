/**
 * Lets signals and timers be heard, then throws the signal's reason where it was aborted. Stages compute without a
 * pause: between two of them this is what makes Ctrl-C heard.
 */
export async function hearInterrupt(signal: AbortSignal | undefined): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  signal?.throwIfAborted();
}
