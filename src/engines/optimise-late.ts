import { setFlagsFromString } from 'node:v8';

/**
 * By major version of Node, for V8 renames its flags and complains on stderr of those that it does not know. Of 0.13
 * (the default) to 5 million bytes of bytecode that a function runs before it is looked at, 0.6 to 1.5 cost the least
 * CPU time on building lessons 1 and 3 of fast.ai's course v3; later versions count calls, by default 3,000 or so.
 */
const FLAGS: Readonly<Record<string, string>> = {
  20: '--interrupt-budget=800000',
  22: '--invocation-count-for-turbofan=20000',
  24: '--invocation-count-for-turbofan=20000',
};

/**
 * Has V8 optimise only what runs for long. A build is over in a second, most of its functions are hot for a few
 * milliseconds of it, and to optimise them all takes other threads a quarter of the CPU time. Inputs of a hundred hours
 * become a few per cent slower.
 */
export function optimiseLate(): void {
  const flag = FLAGS[process.versions.node.split('.')[0] ?? ''];
  if (flag !== undefined) setFlagsFromString(flag);
}
