/**
 * Draws the slides of the sample lectures: every `transcripts/<lecture>/<folder>/src/*.svg` becomes the PNG of the
 * same name in the folder above it. Run it with `npm run draw:slides` after changing a drawing, and look at the
 * result: letters are drawn with the fonts of this machine (Liberation Sans and DejaVu Sans Mono).
 */
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import sharp from 'sharp';

/** Slides above this size are worth a simpler drawing. */
const HEAVY_BYTES = 80_000;

const root = join(import.meta.dirname, '..', 'transcripts');
const drawings = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.svg') && basename(dirname(path)) === 'src')
  .sort();

for (const drawing of drawings) {
  const png = join(dirname(dirname(drawing)), basename(drawing, '.svg') + '.png');
  await sharp(join(root, drawing)).png({ palette: true, colours: 64, effort: 10 }).toFile(join(root, png));
  const { size } = statSync(join(root, png));
  console.log(`${png}  ${Math.round(size / 1000)} kB${size > HEAVY_BYTES ? '  too heavy' : ''}`);
}
