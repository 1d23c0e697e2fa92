/**
 * When a picture was taken, by its file name: its date, time and half of the day are read, never the words around them.
 */

/** `mediaMs` is a moment of the lecture; `wallMs` a time of day, in order with others but of no known moment. */
export interface ShotTime {
  readonly mediaMs?: number;
  readonly wallMs?: number;
  /** Minutes by which that clock is ahead of UTC, where it is known. */
  readonly zoneMin?: number;
}

/** The time of a file name, or undefined where it has none: a bare number (`03.png`) is a slide's number. */
export function readShotName(name: string): ShotTime | undefined {
  const stem = withPlainDigits(name.normalize('NFC'))
    .replace(/\.[A-Za-z0-9]{1,8}$/, '')
    .replace(/[\u00a0\u2000-\u200b\u202f\u205f\u3000]/gu, ' ');
  const wall = readWall(stem);
  const media = readMedia(wall === undefined ? stem.replace(DATE, ' ') : stem.replace(wall.written, ' '));
  if (media?.mediaMs !== undefined) return media;
  const wallMs = wall?.ms ?? media?.wallMs ?? readEpoch(stem);
  if (wallMs === undefined) return undefined;
  return OF_UTC.test(stem) || (wall === undefined && media === undefined) ? { wallMs, zoneMin: 0 } : { wallMs };
}

/** The zeros of digits that systems write dates with: Arabic, Persian, Hindi, Bengali, Thai, full width. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];

const withPlainDigits = (name: string) =>
  name.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = ZEROS.find((one) => code >= one && code < one + 10);
    return zero === undefined ? digit : String(code - zero);
  });

/** The camera of a Pixel and Zoom name by UTC, others by the clock on the wall. */
const OF_UTC = /^(?:PXL_|GMT)\d{8}|\d(?:Z|[ _]?UTC)(?![A-Za-z])/;

/**
 * The moment of the lecture that a file name carries: `00-12-34.png`, `slide-00h12m34s.png`, `12m34s.py`, `t=754.png`.
 */
export function timeInName(name: string): number | undefined {
  return readShotName(name)?.mediaMs;
}

/** Halves of the day as systems write them (en, es, zh, ja, ko, el). */
const HALF = String.raw`(?:(?<![A-Za-z])[ap]\.? ?m\b\.?|上午|下午|午前|午後|오전|오후|[πμ]\.? ?μ\.?)`;
const AFTERNOON = /^(?:p|下午|午後|오후|μ)/iu;
const CLOCK = String.raw`(?<hour>\d{1,2})(?<cut>[.:h\-_’꞉]?)(?<minute>\d\d)(?:[.:m\-_’꞉]?(?<second>\d\d)(?:s?[-_.]?(?<fraction>\d{3})(?!\d))?s?)`;

/**
 * A date, and near it a time: `Screenshot 2024-03-01 at 10.12.33 PM`,
 * `IMG_20240301_101233`, `vlcsnap-2024-03-01-10h12m33s567`.
 */
const DATED = new RegExp(
  String.raw`(?<!\d)(?<year>(?:19|20|25)\d\d)(?<dash>[-_. ]?)(?<month>\d{1,2})\k<dash>(?<day>\d{1,2})` +
    String.raw`(?:(?!\d)[^\d]{0,14}?|[-_T ]?)(?<before>${HALF})? ?${CLOCK}(?!\d)(?: ?(?<after>${HALF}))?`,
  'iu',
);
/**
 * Day first or month first, as the locale has it:
 * `Lecture 3_1_2024 10_12_33 AM` (Xbox Game Bar), `Foto 01.03.2024, 10 12 33`.
 */
const YEAR_LAST = new RegExp(
  String.raw`(?<!\d)(?<month>\d{1,2})(?<dash>[-_. ])(?<day>\d{1,2})\k<dash>(?<year>(?:19|20)\d\d)` +
    String.raw`[^\d]{1,14}?(?<before>${HALF})? ?(?<hour>\d{1,2})[.:h\-_’꞉ ](?<minute>\d\d)(?:[.:m\-_’꞉ ](?<second>\d\d))?(?!\d)(?: ?(?<after>${HALF}))?`,
  'iu',
);
/** A time with its half of the day and no date: `Screenshot at 1.05.30 PM`. */
const HALVED = new RegExp(
  String.raw`(?<!\d)(?:(?<before>${HALF}) ?${CLOCK}(?!\d)|(?<hour2>\d{1,2})[.:\-_](?<minute2>\d\d)(?:[.:\-_](?<second2>\d\d))? ?(?<after>${HALF}))`,
  'iu',
);
/** A date, also with a time to the minute, which no shot of a film has: `2024-03-01_10-12`. */
const DATE = /(?<!\d)(?:19|20)\d\d[-_.]?\d{1,2}[-_.]?\d{1,2}(?:[-_T ]{1,2}\d\d[-.:]\d\d(?![\d]))?/;

function readWall(stem: string): { readonly ms: number; readonly written: string } | undefined {
  for (const pattern of [DATED, YEAR_LAST, HALVED]) {
    const found = pattern.exec(stem);
    const ms = found?.groups && wallOf(found.groups, pattern === YEAR_LAST);
    if (ms !== undefined && found !== null) return { ms, written: found[0] };
  }
  return undefined;
}

type Groups = Readonly<Record<string, string | undefined>>;

/** Milliseconds as if of UTC; undefined where a part is out of its range. */
function wallOf(groups: Groups, isYearLast: boolean): number | undefined {
  const part = (name: string, other = 0) => Number(groups[name] ?? groups[`${name}2`] ?? other);
  const half = groups['before'] ?? groups['after'];
  const [written, minute, second] = [part('hour'), part('minute'), part('second')];
  const hour = half === undefined ? written : (written % 12) + (AFTERNOON.test(half) ? 12 : 0);
  const [one, two] = [part('month', 1), part('day', 1)];
  // With dots the day is first wherever the year is last.
  const isDayFirst = groups['dash'] !== undefined && (one > 12 || (isYearLast && groups['dash'] === '.' && two <= 12));
  const [month, day] = isDayFirst ? [two, one] : [one, two];
  const inRange = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 23 && minute <= 59 && second <= 59;
  if (!inRange || (half !== undefined && written > 12)) return undefined;
  return Date.UTC(yearOf(part('year', 1970)), month - 1, day, hour, minute, second, part('fraction'));
}

/** Thailand counts from the death of the Buddha. */
const yearOf = (written: number) => (written >= 2500 ? written - 543 : written);

/** Seconds or milliseconds since 1970, as some phones name their pictures. */
function readEpoch(stem: string): number | undefined {
  const [, seconds, fraction = '0'] = /(?<!\d)(1[5-9]\d{8})(\d{3})?(?!\d)/.exec(stem) ?? [];
  return seconds === undefined ? undefined : Number(seconds) * 1000 + Number(fraction);
}

/** `0h12m34s`, `00h12m34s567`. */
const HOURS = /(?<![\d.])(\d{1,2})h[ _-]?(\d{1,2})m[ _-]?(\d{1,2})(?:s[ _-]?(\d{3})?)?(?!\d)/i;
/** `00-12-34`, `00_12_34.567`, `01.12.34`, `00꞉12꞉34`. */
const THREE = /(?<![\d.:])(\d{1,2})([-_.:꞉])(\d{2})\2(\d{2})(?:[-_.,](\d{3}))?(?!\d|\2\d\d(?!\d))/;
/** `12m34s`. */
const MINUTES = /(?<![A-Za-z\d])(\d{1,3})m[ _-]?(\d{1,2})s(?![A-Za-z\d])/i;
/** `12-34` and `Title - 12_34`; not `week3_05`, whose number belongs to a word. */
const TWO = /(?<![\p{L}\d.:])(?<!\d[-_])(\d{1,3})[-_:꞉](\d{2})(?![\d_:-])/u;
/** `t=754`, `754s`, `754.5sec`. */
const SECONDS = /(?<![A-Za-z\d])(?:t=?(\d{1,6}(?:\.\d{1,3})?)s?|(\d{1,6}(?:\.\d{1,3})?)s(?:ec)?)(?![A-Za-z\d])/i;

/** No lecture lasts longer: a clock beyond it is one on the wall. */
const LONGEST_HOURS = 12;

function readMedia(stem: string): ShotTime | undefined {
  const hours = HOURS.exec(stem);
  if (hours !== null) return timeOf(hours[1], hours[2], hours[3], hours[4]);
  const three = THREE.exec(stem);
  const clock = three === null ? undefined : timeOf(three[1], three[3], three[4], three[5]);
  if (clock !== undefined) return clock;
  const minutes = MINUTES.exec(stem) ?? TWO.exec(stem);
  if (minutes !== null) return timeOf('0', minutes[1], minutes[2]);
  const seconds = SECONDS.exec(stem);
  return seconds === null ? undefined : { mediaMs: Math.round(Number(seconds[1] ?? seconds[2]) * 1000) };
}

function timeOf(hours = '0', minutes = '0', seconds = '0', fraction = '0'): ShotTime | undefined {
  const [h, m, s] = [Number(hours), Number(minutes), Number(seconds)];
  if (s > 59 || (h > 0 && m > 59) || h > 23) return undefined;
  const ms = (h * 3600 + m * 60 + s) * 1000 + Number(fraction);
  return h > LONGEST_HOURS ? { wallMs: ms } : { mediaMs: ms };
}
