import { CITATIONS, fencedAlert, GITHUB_ALERTS, nearestKind, pandocAnchor, type Dialect } from './dialect.js';

/** https://quarto.org/docs/authoring: pandoc's Markdown with callouts, diagrams and videos. */
export const quarto: Dialect = {
  name: 'quarto',
  describe: 'Quarto sites, books and blogs (.qmd)',
  extension: '.qmd',
  limits: [['code', 'is shown, not run: `{python}` would run it while the site is rendered']],
  footnotes: 'references',
  maths: 'dollars',
  tables: 'pipes',
  tasks: 'boxes',
  strikes: 'tildes',
  joinsLines: false,
  frontMatter: true,
  diagram: '{mermaid}',
  alert: fencedAlert(({ kind, title, fold }) => {
    const known = nearestKind(kind, GITHUB_ALERTS);
    const own = title.toLowerCase() === known ? '' : ` title="${title.replace(/["\\]/g, '\\$&')}"`;
    const folds = fold === undefined ? '' : ` collapse="${fold === 'closed'}"`;
    return `::: {.callout-${known}${own}${folds}}`;
  }),
  anchor: pandocAnchor,
  // The moment stands beside the address: the player reads none from it.
  video: (url, startMs) => {
    const bare = url.replace(/([?&])t=\d+(&|$)/, '$1').replace(/[?&]$/, '');
    return startMs > 0 ? `{{< video ${bare} start="${Math.floor(startMs / 1000)}" >}}` : `{{< video ${bare} >}}`;
  },
  unsafe: [...CITATIONS, { character: '~', inConstruct: 'phrasing' }],
};
