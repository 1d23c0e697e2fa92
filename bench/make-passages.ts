/**
 * Writes docs/narration.md: `npm run make:passages`. With folders of lectures behind it, prints three passages of each.
 */
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { passagesOf, writePage, writePassage } from './passages/passages.js';

const root = join(import.meta.dirname, '..');
const folders = process.argv.slice(2);
for (const folder of folders)
  for (const passage of await passagesOf(folder, 3)) console.log(`${writePassage(basename(folder), passage)}\n`);
if (folders.length === 0) writeFileSync(join(root, 'docs/narration.md'), await writePage(root));
