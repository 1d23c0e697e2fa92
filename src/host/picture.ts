import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import type { ReadData } from '../model/host.js';
import type { RenderSvg } from '../model/host.js';

/**
 * Loads the renderer with the one font that ships with us, so that a picture has the same bytes on every machine. Takes
 * a tenth of a second: load it only where a picture is made. It throws on what is no SVG: only our own is given to it.
 */
export async function loadPictures(readData: ReadData): Promise<RenderSvg> {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  setOptimising(false);
  try {
    await initWasm(readFileSync(wasm));
  } catch (error) {
    // The package keeps one instance a process and refuses a second start; the one it has will do.
    if (!/already/i.test(String(error))) throw error;
  } finally {
    setOptimising(true);
  }
  const font = { fontBuffers: [readData('host/fonts/DejaVuSans.ttf')], defaultFontFamily: 'DejaVu Sans' };
  return (svg) => {
    setOptimising(false);
    const drawing = new Resvg(svg, { font });
    const image = drawing.render();
    const png = image.asPng();
    image.free();
    drawing.free();
    setOptimising(true);
    return png;
  };
}

/**
 * V8 would take a second of its other threads to optimise code that draws one picture.
 * Flags are of the process: they are put back.
 */
function setOptimising(on: boolean): void {
  for (const flag of ['wasm-tier-up', 'wasm-dynamic-tiering']) setFlagsFromString(`--${on ? '' : 'no-'}${flag}`);
}
