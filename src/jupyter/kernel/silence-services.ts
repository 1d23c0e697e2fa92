/** The lines that @jupyterlab/services prints about its own state; in Node, `console.debug` is stdout. */
const CHATTER = /^(?:Starting WebSocket:|Kernel: |Connection lost, reconnecting|Kernel connection )/;

/** Keeps these lines off the console until the returned function is called; all others pass. */
export function hushServices(): () => void {
  const { debug, warn, error } = console;
  const filter =
    (print: typeof console.debug): typeof console.debug =>
    (...words: readonly unknown[]) => {
      if (typeof words[0] !== 'string' || !CHATTER.test(words[0])) print.apply(console, [...words]);
    };
  Object.assign(console, { debug: filter(debug), warn: filter(warn), error: filter(error) });
  return () => void Object.assign(console, { debug, warn, error });
}
