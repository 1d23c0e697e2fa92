import { CITATIONS, fencedAlert, strongLine, pandocAnchor, type Dialect } from './dialect.js';

/** https://pandoc.org/MANUAL.html#pandocs-markdown: the way to docx, PDF and EPUB. */
export const pandoc: Dialect = {
  name: 'pandoc',
  describe: 'pandoc, for .docx, PDF and EPUB: pandoc notes.md -o notes.docx',
  extension: '.md',
  limits: [
    ['alerts', '`::: {.tip}`: a division with that class'],
    ['diagrams', 'the code of the diagram'],
    ['videos', 'a link'],
  ],
  footnotes: 'references',
  maths: 'dollars',
  tables: 'pipes',
  tasks: 'boxes',
  strikes: 'tildes',
  joinsLines: false,
  frontMatter: true,
  // A division has no title: one of the author's own stands in it.
  alert: (alert) =>
    fencedAlert(({ kind }) => `::: {.${kind}}`)(
      alert.title.toLowerCase() === alert.kind
        ? alert
        : { ...alert, children: [strongLine(alert.title), ...alert.children] },
    ),
  anchor: pandocAnchor,
  unsafe: [...CITATIONS, { character: '~', inConstruct: 'phrasing' }],
};
