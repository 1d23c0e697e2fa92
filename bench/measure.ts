/** What work costs, in time of the processor, which others on the machine do not change much. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ProcessCost {
  /** Of the process and all its children. */
  readonly cpuMs: number;
  readonly wallMs: number;
  /** The most that one of them had. */
  readonly peakMb: number;
}

interface Usage {
  readonly cpuUs: number;
  readonly peakKb: number;
}

/** Starts a clock of this process: it tells the milliseconds of CPU that were spent since. */
export function cpuClock(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
}

/**
 * Each process of a program loads it, and writes down on exit what it took.
 * Threads load it too, and are part of their process.
 */
const PROBE = `if (require('worker_threads').isMainThread) process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = JSON.stringify({ cpuUs: userCPUTime + systemCPUTime, peakKb: maxRSS });
  require('fs').writeFileSync(require('path').join(__dirname, process.pid + '.json'), usage);
});`;

/** Runs node once with these arguments. Throws, with the end of what it said, where it fails. */
export function measureProcess(args: readonly string[]): ProcessCost {
  const folder = mkdtempSync(join(tmpdir(), 'nbscribe-usage-'));
  try {
    const probe = join(folder, 'probe.cjs');
    writeFileSync(probe, PROBE);
    const startedMs = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: `--require ${JSON.stringify(probe)}` },
    });
    const wallMs = performance.now() - startedMs;
    if (status !== 0) throw new Error(`${args.join(' ')} failed: ${stderr.slice(-600)}`);
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    const usages = names.map((name) => usageIn(join(folder, name)));
    return {
      cpuMs: usages.reduce((sum, { cpuUs }) => sum + cpuUs, 0) / 1000,
      wallMs,
      peakMb: Math.max(...usages.map(({ peakKb }) => peakKb)) / 1024,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const usageIn = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Usage;
