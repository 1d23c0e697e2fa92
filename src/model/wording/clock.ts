const two = (count: number) => String(count).padStart(2, '0');

/** `12:34`, from an hour on `1:02:03`. */
export function formatClock(ms: number): string {
  const { hours, rest } = partsOf(ms);
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** `00:12:34`, with as many hours as there are: for lists whose times stand one below the other. */
export function formatFullClock(ms: number): string {
  const { hours, rest } = partsOf(ms);
  return `${two(hours)}:${rest}`;
}

function partsOf(ms: number) {
  const seconds = Math.floor(ms / 1000);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return { hours: Math.floor(seconds / 3600), rest };
}
