import { quotedAlert, type Dialect } from './dialect.js';

/** https://help.obsidian.md/syntax: vaults of Obsidian. */
export const obsidian: Dialect = {
  name: 'obsidian',
  describe: 'a note of an Obsidian vault',
  extension: '.md',
  limits: [['wrapped lines', 'joined: each line end would be seen']],
  footnotes: 'references',
  maths: 'dollars',
  tables: 'pipes',
  tasks: 'boxes',
  strikes: 'tildes',
  joinsLines: true,
  knowsWikilinks: true,
  frontMatter: true,
  diagram: 'mermaid',
  alert: quotedAlert(undefined),
  anchor: (title) => `#${encodeURI(title.trim().replace(/[#|^:%[\]]/g, ' '))}`,
  video: (url) => `![](${url})`,
  unsafe: [
    { character: '%', after: '%', inConstruct: 'phrasing' },
    { character: '=', after: '=', inConstruct: 'phrasing' },
    { before: '^|\\s', character: '#', after: '[^\\s#]', inConstruct: 'phrasing' },
  ],
};
