import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { canGuard } from '../../../src/host/pdf/guard.js';
import { slowness } from '../../soon.js';

if (!canGuard()) console.warn('no PDF is given up: `npm run build`');

(canGuard() ? test : test.skip)(
  'a page that comes to no end is given up and named, and memory stays bounded',
  async () => {
    const program = join(import.meta.dirname, 'held-up-deck.ts');
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program]);
    const { read, cpuMs, bytes } = JSON.parse(stdout) as { read: unknown; cpuMs: number; bytes: number };
    expect(read).toMatchObject({ pageCount: 1, unreadable: [1], pages: [{ number: 1, lines: [] }] });
    // Five seconds until it is given up, and another thread for what is left.
    expect(cpuMs / slowness()).toBeLessThan(9000);
    expect(bytes).toBeLessThan(1_000_000_000);
  },
  240_000,
);
