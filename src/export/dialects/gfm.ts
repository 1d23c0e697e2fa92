import { GITHUB_ALERTS, githubAnchor, quotedAlert, type Dialect } from './dialect.js';

/** https://github.github.com/gfm/ and what GitHub shows beside it: formulas, footnotes, alerts, mermaid. */
export const gfm: Dialect = {
  name: 'gfm',
  describe: 'GitHub: README files, issues, wikis',
  extension: '.md',
  limits: [
    ['alerts of other kinds than note, tip, important, warning, caution', 'a quote that begins with the title'],
    ['footnotes in wikis', 'stand there as written: GitHub shows them in files, issues and comments'],
    ['videos', 'a link'],
  ],
  footnotes: 'references',
  maths: 'dollars',
  tables: 'pipes',
  tasks: 'boxes',
  strikes: 'tildes',
  joinsLines: false,
  frontMatter: true,
  diagram: 'mermaid',
  alert: quotedAlert(GITHUB_ALERTS),
  anchor: githubAnchor,
  unsafe: [],
};
