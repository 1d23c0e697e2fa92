import { toHtml } from 'hast-util-to-html';
import highlighter from 'highlight.js/lib/common';
import { toHast, type Handlers } from 'mdast-util-to-hast';
import type { Nodes, Root, RootContent } from 'mdast';
import sanitizeHtml from 'sanitize-html';
import temml from 'temml';
import { formatClock } from '../../model/wording/clock.js';
import { alertOf, mapTree } from '../../text/markdown/markdown-tree.js';
import { momentOfAddress } from '../../text/links/moment.js';
import { isSameVideo } from '../../text/links/video-address.js';
import { boldAlert, type ImageSize } from '../dialects/dialect.js';
import { escapeHtml } from '../dialects/shape.js';

export interface HtmlOptions {
  /** Links to moments of this video move the page. */
  readonly video: string | undefined;
  readonly measure: (href: string) => ImageSize | undefined;
  /** Where a picture is loaded from: its own place, or its bytes. */
  readonly imageSource: (href: string) => string;
}

const MATHML = ['math', 'mrow', 'mi', 'mo', 'mn', 'ms', 'mtext', 'mspace', 'mfrac', 'msqrt', 'mroot', 'mstyle', 'merror', 'mpadded', 'mphantom', 'msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover', 'mmultiscripts', 'mprescripts', 'none', 'mtable', 'mtr', 'mtd', 'semantics']; // prettier-ignore
const MATH_ATTRIBUTES = ['display', 'class', 'mathvariant', 'stretchy', 'form', 'fence', 'separator', 'lspace', 'rspace', 'minsize', 'maxsize', 'symmetric', 'accent', 'accentunder', 'linethickness', 'columnalign', 'rowspacing', 'columnspacing', 'displaystyle', 'scriptlevel', 'width', 'height', 'depth', 'movablelimits', 'largeop']; // prettier-ignore

/**
 * What a reader's cell may show: text, tables, pictures, formulas;
 * nothing that runs, loads or looks like the page itself.
 */
const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'a', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'pre', 'code', 'em', 'strong', 'b', 'i', 'u', 's', 'del', 'ins', 'mark', 'small', 'sub', 'sup', 'kbd', 'samp', 'var', 'abbr', 'q', 'cite', 'br', 'hr', 'div', 'span', 'img', 'figure', 'figcaption', 'details', 'summary', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'caption', ...MATHML],
  allowedAttributes: {
    '*': ['lang', 'dir', 'title'],
    a: ['href', 'id', 'class'],
    img: ['src', 'alt', 'width', 'height', 'loading'],
    th: ['align', 'colspan', 'rowspan', 'scope'],
    td: ['align', 'colspan', 'rowspan'],
    ol: ['start'],
    li: ['id'],
    details: ['open'],
    code: ['class'],
    pre: ['tabindex', 'class'],
    span: ['class'],
    ...Object.fromEntries(MATHML.map((tag) => [tag, MATH_ATTRIBUTES])),
  },
  allowedClasses: { '*': ['time', 'hljs-*', 'footnote', 'tml-*'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['http', 'https', 'data'] },
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
}; // prettier-ignore

/** Blocks as HTML that runs nothing and loads nothing but pictures. */
export function blocksToHtml(nodes: readonly RootContent[], options: HtmlOptions): string {
  const root = mapTree<Root>({ type: 'root', children: [...nodes] }, (node) => shapeForPage(node, options));
  const hast = toHast(root, { allowDangerousHtml: true, handlers: HANDLERS, clobberPrefix: 'note-' });
  return sanitizeHtml(toHtml(hast, { allowDangerousHtml: true }), ALLOWED);
}

function shapeForPage(node: Nodes, { video, measure, imageSource }: HtmlOptions): readonly Nodes[] {
  const alert = alertOf(node);
  if (alert !== undefined && node.type === 'blockquote') return alerted(node, alert);
  if (node.type === 'link') {
    const atMs = video !== undefined && isSameVideo(node.url, video) ? momentOfAddress(node.url) : undefined;
    if (atMs !== undefined) return [html(timeLink(atMs))];
    if (node.url.includes('#cell-id=') || /^[^?#:]*\.ipynb(?:#|$)/i.test(node.url))
      return isMark(node) ? [] : node.children;
  }
  if (node.type !== 'image') return [node];
  const size = measure(node.url);
  const sized = size === undefined ? '' : ` width="${size.widthPx}" height="${size.heightPx}"`;
  const src = escapeHtml(imageSource(node.url));
  return [html(`<img loading="lazy" src="${src}" alt="${escapeHtml(node.alt ?? '')}"${sized}>`)];
}

const html = (value: string): Nodes => ({ type: 'html', value });

const isMark = (node: Nodes & { type: 'link' }) =>
  node.children.every((child) => child.type === 'text' && child.value === '¶');

function alerted(
  node: Nodes & { type: 'blockquote' },
  alert: NonNullable<ReturnType<typeof alertOf>>,
): readonly Nodes[] {
  const [first, ...rest] = node.children;
  if (first?.type !== 'paragraph' || first.children[0]?.type !== 'text') return [node];
  const left = { ...first.children[0], value: first.children[0].value.slice(alert.cut).trimStart() };
  const title = alert.title === '' ? alert.kind.charAt(0).toUpperCase() + alert.kind.slice(1) : alert.title;
  return boldAlert({
    kind: alert.kind,
    title,
    children: [{ ...first, children: [left, ...first.children.slice(1)] }, ...rest],
  });
}

/** A moment of the page, `#t=754`, in a phrase. */
export function timeLink(atMs: number): string {
  return `<a class="time" href="#t=${Math.floor(atMs / 1000)}">${formatClock(atMs)}</a>`;
}

const raw = (value: string) => ({ type: 'raw' as const, value });

const HANDLERS: Handlers = {
  math: (_, node: { value: string }) => raw(formula(node.value, true)),
  inlineMath: (_, node: { value: string }) => raw(formula(node.value.replace(/^`(.*)`$/s, '$1'), false)),
  code: (_, node: { value: string; lang?: string | null }) =>
    raw(node.lang === 'math' ? formula(node.value, true) : codeToHtml(node.value, node.lang ?? '')),
};

/** LaTeX as MathML; what can't be read stands there as it was written. */
function formula(tex: string, displayMode: boolean): string {
  try {
    return temml.renderToString(tex, { displayMode, throwOnError: true });
  } catch {
    return `<code>${escapeHtml(tex)}</code>`;
  }
}

/** Code with classes for its colours; long lines are scrolled by keys too. */
export function codeToHtml(code: string, language: string): string {
  const known = highlighter.getLanguage(language) !== undefined;
  const shown = known ? highlighter.highlight(code, { language, ignoreIllegals: true }).value : escapeHtml(code);
  return `<pre tabindex="0"><code>${shown}</code></pre>`;
}
