import { boldAlert, type Dialect } from './dialect.js';

/** https://spec.commonmark.org: what every reader of Markdown understands. */
export const commonmark: Dialect = {
  name: 'commonmark',
  describe: 'plain Markdown that every reader understands',
  extension: '.md',
  limits: [
    ['footnotes', 'a numbered list at the end, with raised numbers in the text'],
    ['formulas', 'code: `\\alpha`, and a fence `latex` for one on its own line'],
    ['tables', 'an HTML table'],
    ['alerts', 'a quote that begins with **Tip**'],
    ['task lists', '☑ and ☐'],
    ['struck out text', '`<del>`'],
    ['links to headings', 'their text'],
  ],
  footnotes: 'list',
  maths: 'code',
  tables: 'html',
  tasks: 'signs',
  strikes: 'html',
  joinsLines: false,
  frontMatter: false,
  alert: boldAlert,
  unsafe: [],
};
