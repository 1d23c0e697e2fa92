#!/usr/bin/env node
import module from 'node:module';

(module as { enableCompileCache?: () => void }).enableCompileCache?.();

const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) process.stdout.write(`${NBSCRIBE_VERSION}\n`);
else {
  const { start } = await import('./start.js');
  process.exitCode = await start(args);
}
