/**
 * Copies the font of the summary's timeline from dejavu-fonts-ttf (Bitstream Vera licence, free) to src/host/fonts/.
 * Run: npm run make:font
 */
import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const from = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
copyFileSync(from, new URL('../src/host/fonts/DejaVuSans.ttf', import.meta.url));
console.log(`copied ${from}`);
