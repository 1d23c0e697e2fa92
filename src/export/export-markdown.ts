import type { FootnoteDefinition, RootContent } from 'mdast';
import { momentHref } from '../compile/links.js';
import type { Notebook, SideFile } from '../model/notebook.js';
import type { Outcome, Problem } from '../model/problem.js';
import { noteFilesOf, noteStampOf, type NoteFile } from '../notebook/stamp/note.js';
import { textOf } from '../text/markdown/markdown-tree.js';
import type { Block } from './tree/blocks.js';
import { chooseBlocks, type ChooseOptions, type ChosenBlocks } from './choose.js';
import { creditLine, type CreditInput } from './credit.js';
import { verbatim, type Dialect, type ImageSize } from './dialects/dialect.js';
import { frontMatterFor, type Site } from './front-matter.js';
import type { ConceptFacts } from './lecture-facts.js';
import { cutPosts } from './posts.js';
import { releaseFacts } from './links/release.js';
import { neededDefinitions } from './section.js';
import { shapeBlocks } from './dialects/shape.js';
import { withWikilinks } from './dialects/wikilinks.js';

export interface ExportOptions extends ChooseOptions {
  readonly dialect: Dialect;
  readonly frontMatter?: Site | undefined;
  /** Links between notes as the dialect's own, where it has any. */
  readonly wikilinks?: boolean | undefined;
  /** Concepts of the lecture's summary, for what a section takes for known. */
  readonly concepts?: readonly ConceptFacts[];
  readonly measure?: (href: string) => ImageSize | undefined;
}

export interface ExportedText {
  /** One text, or the posts that it was cut into. */
  readonly texts: readonly string[];
  /** Pictures that lay in the notebook itself. */
  readonly files: readonly SideFile[];
  /** Pictures beside the notebook that the text shows, as it names them. */
  readonly images: readonly string[];
}

/**
 * A notebook in a dialect of Markdown.
 * Undefined where its section is not there, or it would lead to something unreleased.
 */
export function exportMarkdown(notebook: Notebook, options: ExportOptions): Outcome<ExportedText | undefined> {
  const { dialect, path } = options;
  const { value: chosen, problems } = chooseBlocks(notebook, options);
  if (chosen === undefined) return { value: undefined, problems };
  const { release, images, files } = chosen;
  const besides = { concepts: options.concepts ?? [], heads: noteFilesOf(notebook) };
  const { value: beside, problems: refused } = releaseFacts(besides, release);
  if (beside === undefined) return { value: undefined, problems: refused };
  const texts = writeTexts(notebook, { ...chosen, ...beside }, options);
  return { value: { texts, images, files }, problems: [...problems, ...postProblems(texts, dialect, path)] };
}

/** What stands beside the blocks: concepts, and what notes had above them. */
interface Beside {
  readonly concepts: readonly ConceptFacts[];
  readonly heads: readonly NoteFile[];
}

function writeTexts(notebook: Notebook, chosen: ChosenBlocks & Beside, options: ExportOptions): readonly string[] {
  const { blocks, lecture, section, concepts, heads } = chosen;
  const { dialect, frontMatter } = options;
  const authors = [...new Set(heads.flatMap(({ author }) => author ?? []))];
  const startMs = section?.startMs ?? 0;
  const title = section?.title ?? lecture?.title ?? firstHeading(blocks) ?? 'Notes';
  const credit =
    lecture === undefined ? [] : [creditOf({ notebook, lecture, section, authors, messages: options.messages })];
  const needed =
    section === undefined || lecture === undefined
      ? { nodes: [], footnotes: [] }
      : neededDefinitions(section, concepts, { lecture, messages: options.messages });
  const above = frontMatter === undefined ? '' : frontMatterFor(frontMatter, { title, lecture, authors, startMs });
  if (dialect.name === 'gfm' && heads.length > 0 && section === undefined && frontMatter === undefined) {
    const text = joinWritten(blocks, options);
    const head = isWholeNote(blocks) ? (heads[0]?.head ?? '') : '';
    const behind = [...needed.nodes, ...credit];
    const tail = behind.length === 0 ? '' : `\n\n${writeShaped(behind, needed.footnotes, options)}`;
    return [head + (tail === '' ? text : text.trimEnd() + tail)];
  }
  const { nodes, footnotes } = shapeBlocks(
    blocks.flatMap((block) => block.nodes),
    options,
  );
  const body = frontMatter === undefined ? nodes : withoutTitle(nodes);
  const rest = shapeBlocks([...needed.nodes, ...credit], options);
  const player =
    lecture?.video !== undefined && /^https?:/i.test(lecture.video)
      ? dialect.video?.(momentHref(lecture.video, startMs), startMs)
      : undefined;
  const lead: RootContent[] = player === undefined ? [] : [verbatim(player)];
  const [first, ...others] = body;
  const led = first?.type === 'heading' ? [first, ...lead, ...others] : [...lead, ...body];
  const posts = cutPosts({
    nodes: options.wikilinks === true ? withWikilinks([...led, ...rest.nodes]) : [...led, ...rest.nodes],
    footnotes: [...footnotes, ...needed.footnotes],
    dialect,
    title,
  });
  return posts.map((post, nth) => (nth === 0 ? above + post : post));
}

const writeShaped = (nodes: readonly RootContent[], footnotes: readonly FootnoteDefinition[], options: ExportOptions) =>
  cutPosts({ nodes: shapeBlocks(nodes, options).nodes, footnotes, dialect: options.dialect, title: '' })[0] ?? '';

function creditOf({
  notebook,
  section,
  ...rest
}: Pick<ChosenBlocks, 'section'> & { notebook: Notebook } & Omit<CreditInput, 'section' | 'view'>) {
  const view = String(notebook.metadata.nbscribe?.view ?? '');
  const from = section === undefined ? {} : { section: { title: section.title, startMs: section.startMs ?? 0 } };
  return creditLine({ ...rest, view, ...from });
}

/** Front matter has the title: a heading that says it again would be seen twice. */
function withoutTitle(nodes: readonly RootContent[]): readonly RootContent[] {
  const at = nodes.findIndex(({ type }) => type !== 'html');
  return nodes[at]?.type === 'heading' ? nodes.filter((_, nth) => nth !== at) : nodes;
}

const firstHeading = (blocks: readonly Block[]) => {
  const heading = blocks.flatMap(({ nodes }) => nodes).find(({ type }) => type === 'heading');
  return heading === undefined ? undefined : textOf(heading);
};

/** The text above a note comes back where the note does, from its first cell on. */
const isWholeNote = (blocks: readonly Block[]) =>
  blocks.length === 0 || (blocks[0] !== undefined && noteStampOf(blocks[0].cell)?.nth === 0);

/**
 * Cells that nobody edited as they were written, others as they are now;
 * two that followed each other in the note are not parted.
 */
function joinWritten(blocks: readonly Block[], options: ExportOptions): string {
  let [text, before] = ['', undefined as Block | undefined];
  for (const block of blocks) {
    const { nodes } = block;
    const piece = block.written ?? writeInPlace(nodes, options);
    const follows = before?.written !== undefined && block.written !== undefined && isNext(before, block);
    text = text === '' || follows ? text + piece : `${text.trimEnd()}\n\n${piece}`;
    before = block;
  }
  return text;
}

/** Footnotes stay in their cell: others refer to them. */
function writeInPlace(nodes: readonly RootContent[], options: ExportOptions): string {
  const { nodes: shaped, footnotes } = shapeBlocks(nodes, options);
  return cutPosts({ nodes: [...shaped, ...footnotes], footnotes: [], dialect: options.dialect, title: '' })[0] ?? '';
}

function isNext(a: Block, b: Block): boolean {
  const [first, second] = [noteStampOf(a.cell), noteStampOf(b.cell)];
  return first !== undefined && second !== undefined && first.path === second.path && first.nth + 1 === second.nth;
}

/** Replies in a row that a forum takes of one person. */
const REPLIES = 3;

function postProblems(texts: readonly string[], { postChars, name }: Dialect, path: string): readonly Problem[] {
  if (postChars === undefined || texts.length <= 1) return [];
  const refused = texts.length > REPLIES ? `; after ${REPLIES} replies in a row a forum waits for somebody else's` : '';
  return [
    {
      code: `export/${name}-posts`,
      level: 'warning',
      message: `the text is cut into ${texts.length} posts of at most ${postChars} characters${refused}`,
      hint: 'Post one section with --section TITLE, or the summary notebook. New users may post two links and one picture.',
      place: { path, line: 0 },
    },
  ];
}
