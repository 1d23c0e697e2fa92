import { CITATIONS, fencedAlert, GITHUB_ALERTS, githubAnchor, type Dialect } from './dialect.js';

/** https://mystmd.org/guide: MyST and Jupyter Book. */
export const myst: Dialect = {
  name: 'myst',
  describe: 'MyST and Jupyter Book',
  extension: '.md',
  limits: [
    ['task lists', '☑ and ☐'],
    ['struck out text', '`<del>`'],
    ['alerts of other kinds', '`:::{admonition} Title`'],
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
  alert: fencedAlert(({ kind, title }) =>
    GITHUB_ALERTS.has(kind) && title.toLowerCase() === kind ? `:::{${kind}}` : `:::{admonition} ${title}`,
  ),
  anchor: githubAnchor,
  unsafe: [...CITATIONS, { character: '%', atBreak: true }],
};
