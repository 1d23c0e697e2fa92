/** The table of quality figures in the README: written from what was measured, and held against it. */

/** One row: what it says, how it was come by, and the figures measured, lecture by lecture. */
export interface Row {
  readonly what: string;
  readonly values: readonly number[];
  /** Digits after the point; 3 by default. */
  readonly digits?: number;
}

const BEGIN = '<!-- figures: npm run score -->';
const END = '<!-- /figures -->';

/** The table as Markdown: the mean, then lecture by lecture where there are at most seven. */
export function writeTable(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const shown = row.values.map((value) => format(value, row));
    const each = shown.length > 1 ? shown.join(' ') : '';
    return `| ${row.what} | ${format(meanOf(row.values), row)} | ${each} |`;
  });
  return ['| what | mean | lecture by lecture |', '|---|---|---|', ...lines].join('\n');
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const format = (value: number, { digits = 3 }: Row) => value.toFixed(digits).replace(/^(-?)0\./, '$1.');

/** The README with this table in the place of its own; undefined where it marks no place. */
export function replaceTable(readme: string, table: string): string | undefined {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) return undefined;
  return `${readme.slice(0, begin + BEGIN.length)}\n\n${table}\n\n${readme.slice(end)}`;
}

/** Where a README's table and what was measured differ by more than rounding; each as a sentence. */
export function compareTables(readme: string, measured: readonly Row[]): readonly string[] {
  const written = new Map(readRows(readme));
  const unknown = [...written.keys()].filter((what) => !measured.some((row) => row.what === what));
  return [
    ...unknown.map((what) => `README shows "${what}", which nothing measures`),
    ...measured.flatMap((row) => {
      const figures = written.get(row.what);
      if (figures === undefined) return [`README does not show "${row.what}"`];
      const values = [meanOf(row.values), ...(row.values.length > 1 ? row.values : [])];
      const same = figures.length === values.length && values.every((value, at) => isRounded(value, figures[at] ?? ''));
      return same ? [] : [`"${row.what}": README says ${figures.join(' ')}, measured ${values.map((value) => format(value, row)).join(' ')}`]; // prettier-ignore
    }),
  ];
}

/** A figure may be off by one in its last digit: the mean of rounded figures is not the rounded mean. */
function isRounded(value: number, figure: string): boolean {
  const digits = figure.split('.')[1]?.length ?? 0;
  return Math.abs(value - Number(figure)) <= 1.01 * 10 ** -digits;
}

function readRows(readme: string): readonly (readonly [string, readonly string[]])[] {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) return [];
  return readme
    .slice(begin + BEGIN.length, end)
    .split('\n')
    .flatMap((line) => {
      const [what, mean, each] = line.split('|').slice(1).map((cell) => cell.trim()); // prettier-ignore
      if (what === undefined || mean === undefined || !/\d/.test(mean)) return [];
      return [[what, [mean, ...(each ?? '').split(/\s+/).filter(Boolean)]] as const];
    });
}
