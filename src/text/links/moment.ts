/** A moment as people and addresses write it, in whole milliseconds. */

/**
 * `760`, `760.5s`, `12:40`, `1:02:03.5`, `12m40s`, `1h2m3s`;
 * of a range `a,b` the beginning. Undefined where it is none.
 */
export function readMoment(text: string): number | undefined {
  const [start = ''] = text.trim().replace(/^npt:/, '').split(',');
  const seconds = secondsOf(start);
  return seconds === undefined ? undefined : Math.round(seconds * 1000);
}

function secondsOf(start: string): number | undefined {
  if (/^\d+(?:\.\d+)?s?$/.test(start)) return Number.parseFloat(start);
  if (/^\d+(?::[0-5]?\d){1,2}(?:\.\d+)?$/.test(start))
    return start.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  const [all = '', hours = 0, minutes = 0, seconds = 0] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(start) ?? [];
  return all === '' ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** Also `youtu.be/ID&t=90`, which people write. */
const IN_QUERY = /[?&](?:t|start|time_continue)=([^&]+)/;

/** The moment that an address names: `?t=754`, `&start=12m34s`, `#t=12:34`. Undefined where it names none. */
export function momentOfAddress(address: string): number | undefined {
  const [before = '', fragment = ''] = address.split('#', 2);
  const text = new URLSearchParams(fragment).get('t') ?? IN_QUERY.exec(before)?.[1];
  return text === undefined ? undefined : readMoment(text);
}
