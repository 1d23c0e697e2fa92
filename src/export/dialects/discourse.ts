import { fencedAlert, GITHUB_ALERTS, quotedAlert, type Dialect } from './dialect.js';
import { textOfHtml } from './text-of-html.js';

/** The widest picture of a post, in pixels. */
const POST_WIDTH_PX = 690;

/** Elements that Discourse's allow-list lets through. */
const SHOWN = /^<\/?(?:kbd|mark|sub|sup|ins|del|small|big|br|hr|table|thead|tbody|tr|td|th)\b[^>]*>$/i;

/** A quotation mark or a bracket would end it. */
const plainTitle = (title: string) => title.replace(/\s+/g, ' ').replace(/["\]]/g, '');

/** `<details>` as the forum writes it, on lines of its own. */
const withFolds = (value: string) =>
  value
    .replace(/<details\b[^<>]*>\s*(?:<summary\b[^<>]*>([^]*?)<\/summary>)?\s*/gi, (_, title: string | undefined) => {
      const plain = plainTitle(textOfHtml(title ?? ''));
      return `[details="${plain === '' ? 'Details' : plain}"]\n`;
    })
    .replace(/\s*<\/details\s*>/gi, '\n[/details]');

const quoted = quotedAlert(GITHUB_ALERTS);

const folded = fencedAlert(
  ({ title, fold }) => `[details="${plainTitle(title)}"${fold === 'open' ? ' open' : ''}]`,
  '[/details]',
);

/**
 * Discourse (https://meta.discourse.org): markdown-it with hard breaks, its plugins for footnotes and maths. Headings
 * get their ids when they are posted, so that nothing can link to them.
 */
export const discourse: Dialect = {
  name: 'discourse',
  describe: 'a forum post; long texts are cut into posts of 32,000 characters',
  extension: '.md',
  limits: [
    ['wrapped lines', 'joined: each line end would be seen'],
    ['front matter', 'left out'],
    ['links to headings', 'their text: ids are made when a text is posted'],
    ['task lists', '☑ and ☐'],
    ['folded parts', '`[details="Title"]`'],
    ['comments, anchors, other HTML', 'left out, the text in it stays'],
    ['pictures', 'a link with its size; upload the files that are listed'],
    ['formulas', 'shown where the forum has its maths plugin switched on'],
    ['diagrams', 'the code of the diagram, unless the forum has the mermaid component'],
    ['texts over 32,000 characters', 'several posts, cut at headings'],
  ],
  footnotes: 'references',
  maths: 'dollars',
  tables: 'pipes',
  tasks: 'signs',
  strikes: 'tildes',
  joinsLines: true,
  frontMatter: false,
  diagram: 'mermaid',
  alert: (alert) => (alert.fold === undefined ? quoted(alert) : folded(alert)),
  imageText(alt, { widthPx, heightPx }) {
    const scale = Math.min(1, POST_WIDTH_PX / widthPx);
    return `${alt.replace(/\|/g, ' ')}|${Math.round(widthPx * scale)}x${Math.round(heightPx * scale)}`;
  },
  html(value) {
    const text = textOfHtml(withFolds(value), (tag) => SHOWN.test(tag));
    return /<|\[\/?details/.test(text) ? text : undefined;
  },
  // An address alone on its line is shown as a player.
  video: (url) => url,
  unsafe: [
    { character: '@', after: '\\w', inConstruct: 'phrasing' },
    { character: ':', after: '\\w+:', inConstruct: 'phrasing' },
    { before: '[\\s(]', character: '#', after: '\\w', inConstruct: 'phrasing' },
  ],
  postChars: 32_000,
};
