/** Cue and region settings of WebVTT: https://www.w3.org/TR/webvtt1/#cue-timings-and-settings-parsing */

export interface VttSettings {
  /** Id of the last region of that name that stands above the cue. */
  readonly region?: string;
  /** Writing direction; horizontal when absent. */
  readonly vertical?: 'rl' | 'lr';
  /** A line number, or a percentage when `snapToLines` is false; `auto` when absent. */
  readonly lineAt?: number;
  readonly snapToLines?: false;
  readonly lineAlign?: 'start' | 'center' | 'end';
  readonly position?: number;
  readonly positionAlign?: 'line-left' | 'center' | 'line-right';
  /** Percent; 100 when absent. */
  readonly size?: number;
  /** `center` when absent. */
  readonly align?: 'start' | 'center' | 'end' | 'left' | 'right';
}

export interface VttRegion {
  readonly id: string;
  readonly width: number;
  readonly lines: number;
  readonly regionAnchor: readonly [x: number, y: number];
  readonly viewportAnchor: readonly [x: number, y: number];
  readonly scroll: '' | 'up';
}

type DraftSettings = { -readonly [Name in keyof VttSettings]: VttSettings[Name] };

/** Splits `name:value` settings; those without a name or value are skipped, as the standard says. */
function* settingsOf(text: string): Generator<readonly [name: string, value: string]> {
  for (const setting of text.split(/[ \t\n\f\r]+/)) {
    const colon = setting.indexOf(':');
    if (colon > 0 && colon < setting.length - 1) yield [setting.slice(0, colon), setting.slice(colon + 1)];
  }
}

/** Reads what follows the end time of a timing line; anything unknown or malformed is ignored. */
export function parseSettings(text: string, regions: readonly VttRegion[]): VttSettings {
  if (!text.includes(':')) return NONE;
  const settings: DraftSettings = {};
  for (const [name, value] of settingsOf(text)) apply(settings, name, { value, regions });
  const { lineAt, size = 100, vertical } = settings;
  if (lineAt !== undefined || size !== 100 || vertical !== undefined) delete settings.region;
  return settings;
}

const NONE: VttSettings = {};

function apply(
  settings: DraftSettings,
  name: string,
  { value, regions }: { value: string; regions: readonly VttRegion[] },
): void {
  if (name === 'region') {
    const found = regions.findLast((region) => region.id === value);
    if (found === undefined) delete settings.region;
    else settings.region = found.id;
  } else if (name === 'vertical') {
    if (value === 'rl' || value === 'lr') settings.vertical = value;
  } else if (name === 'line') applyLine(settings, value);
  else if (name === 'position') applyPosition(settings, value);
  else if (name === 'size') {
    const size = percentage(value);
    if (size !== undefined) settings.size = size;
  } else if (name === 'align') {
    const align = oneOf(value, ['start', 'center', 'end', 'left', 'right']);
    if (align !== undefined) settings.align = align;
  }
}

function applyLine(settings: DraftSettings, value: string): void {
  const [at, wish] = splitOnce(value);
  const isPercent = at.endsWith('%');
  // `-1`, `2`, `2.5`: a minus first only, a dot between digits only.
  const line = isPercent ? percentage(at) : /^-?\d+(?:\.\d+)?$/.test(at) ? Number(at) : undefined;
  const align = wish === undefined ? undefined : oneOf(wish, ['start', 'center', 'end']);
  if (line === undefined || (wish !== undefined && align === undefined)) return;
  settings.lineAt = line;
  if (align !== undefined) settings.lineAlign = align;
  if (isPercent) settings.snapToLines = false;
  else delete settings.snapToLines;
}

function applyPosition(settings: DraftSettings, value: string): void {
  const [at, wish] = splitOnce(value);
  const position = percentage(at);
  const align = wish === undefined ? undefined : oneOf(wish, ['line-left', 'center', 'line-right']);
  if (position === undefined || (wish !== undefined && align === undefined)) return;
  settings.position = position;
  if (align !== undefined) settings.positionAlign = align;
}

/** Reads the settings of a REGION block. */
export function parseRegion(text: string): VttRegion {
  const region = { id: '', width: 100, lines: 3, regionAnchor: [0, 100], viewportAnchor: [0, 100], scroll: '' } as {
    -readonly [Name in keyof VttRegion]: VttRegion[Name];
  };
  for (const [name, value] of settingsOf(text)) {
    if (name === 'id') region.id = value;
    else if (name === 'width') region.width = percentage(value) ?? region.width;
    else if (name === 'lines') region.lines = /^\d{1,9}$/.test(value) ? Number(value) : region.lines;
    else if (name === 'regionanchor') region.regionAnchor = anchor(value) ?? region.regionAnchor;
    else if (name === 'viewportanchor') region.viewportAnchor = anchor(value) ?? region.viewportAnchor;
    else if (name === 'scroll' && value === 'up') region.scroll = 'up';
  }
  return region;
}

function anchor(value: string): readonly [number, number] | undefined {
  const [left, right = ''] = splitOnce(value);
  const [x, y] = [percentage(left), percentage(right)];
  return x === undefined || y === undefined ? undefined : [x, y];
}

function splitOnce(value: string): readonly [string, string?] {
  const comma = value.indexOf(',');
  return comma < 0 ? [value] : [value.slice(0, comma), value.slice(comma + 1)];
}

/** `12%` or `12.5%`, from 0 to 100. */
function percentage(value: string): number | undefined {
  if (!/^\d+(?:\.\d+)?%$/.test(value)) return undefined;
  const number = Number(value.slice(0, -1));
  return number <= 100 ? number : undefined;
}

function oneOf<Word extends string>(value: string, words: readonly Word[]): Word | undefined {
  return words.find((word) => word === value);
}
