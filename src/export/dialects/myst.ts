import { CITATIONS, fencedAlert, githubAnchor, nearestKind, type Alert, type Dialect } from './dialect.js';

/** Its own kinds: https://mystmd.org/guide/admonitions. */
const KINDS: ReadonlySet<string> = new Set(
  'attention caution danger error hint important note seealso tip warning'.split(' '),
);

function openAdmonition({ kind, title, fold }: Alert): string {
  const known = nearestKind(kind, KINDS);
  if (title.toLowerCase() === known && fold === undefined) return `:::{${known}}`;
  const folded = fold === undefined ? '' : ` dropdown${fold === 'open' ? '\n:open:' : ''}`;
  return `:::{admonition} ${title}\n:class: ${known}${folded}`;
}

/** https://mystmd.org/guide: MyST and Jupyter Book. */
export const myst: Dialect = {
  name: 'myst',
  describe: 'MyST and Jupyter Book',
  extension: '.md',
  limits: [
    ['task lists', '☑ and ☐'],
    ['struck out text', '`<del>`'],
    ['alerts of other kinds or with a title', '`:::{admonition} Title` with the nearest kind as `:class:`'],
    ['videos', 'a link'],
  ],
  footnotes: 'references',
  maths: 'dollars',
  tables: 'pipes',
  tasks: 'signs',
  strikes: 'html',
  joinsLines: false,
  frontMatter: true,
  diagram: '{mermaid}',
  alert: fencedAlert(openAdmonition),
  anchor: githubAnchor,
  unsafe: [...CITATIONS, { character: '%', atBreak: true }],
};
