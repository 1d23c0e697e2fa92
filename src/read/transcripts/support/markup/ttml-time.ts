import { wholeMs } from '../time/clock.js';
import type { XmlElement } from './xml.js';

/** How a document counts: https://www.w3.org/TR/ttml2/#timing-value-time-expression */
export interface Rates {
  /** Frames a second, the multiplier included. */
  readonly frames: number;
  readonly subFrames: number;
  readonly ticks: number;
}

/** Rates of the root element; 30 frames, and one tick a frame when a frame rate is given, else one a second. */
export function readRates({ attributes }: XmlElement): Rates {
  const [numerator = '1', denominator = '1'] = (attributes['frameRateMultiplier'] ?? '1 1').trim().split(/[\s:]+/);
  const multiplier = positive(numerator, 1) / positive(denominator, 1);
  const rate = positive(attributes['frameRate'], 30);
  const subFrames = positive(attributes['subFrameRate'], 1);
  const defaultTicks = attributes['frameRate'] === undefined ? 1 : rate * subFrames;
  return { frames: rate * multiplier, subFrames, ticks: positive(attributes['tickRate'], defaultTicks) };
}

function positive(text: string | undefined, otherwise: number): number {
  const number = Number(text ?? NaN);
  return number > 0 && number < 1e12 ? number : otherwise;
}

const CLOCK = /^(\d{1,6}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,12})|[:;](\d{1,6})(?:\.(\d{1,6}))?)?$/;
const OFFSET = /^(\d{1,12}(?:\.\d{1,12})?)(h|ms|m|s|f|t)?$/;

/** A clock time, with frames or a fraction, or an offset such as `1.5s`, `120f`, `15000t`; a bare number is seconds. */
export function readTime(text: string, rates: Rates): number | undefined {
  const value = text.trim();
  if (value.length > 40) return undefined;
  const [offset, amount = '', unit = 's'] = OFFSET.exec(value) ?? [];
  if (offset !== undefined) return wholeMs(Number(amount) * MS_A_UNIT(rates)[unit as 's']);
  const [clock, hours, minutes, seconds, fraction, frames = '0', subFrames = '0'] = CLOCK.exec(value) ?? [];
  if (clock === undefined || Number(minutes) > 59 || Number(seconds) > 60) return undefined;
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds) + Number(`0.${fraction ?? 0}`);
  return wholeMs((whole + (Number(frames) + Number(subFrames) / rates.subFrames) / rates.frames) * 1000);
}

const MS_A_UNIT = ({ frames, ticks }: Rates) => ({
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
  f: 1000 / frames,
  t: 1000 / ticks,
});
