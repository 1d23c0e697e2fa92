import type { Notebook, SideFile } from '../model/notebook.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { MessageTable } from '../model/wording/messages.js';
import { walkTree } from '../text/markdown/markdown-tree.js';
import { nearestOf } from '../text/nearest.js';
import { readBlocks, type Block } from './tree/blocks.js';
import { licenceProblems } from './credit.js';
import { lectureFactsOf, type LectureFacts } from './lecture-facts.js';
import { findSection, sectionTitles, type FoundSection } from './section.js';
import { linkReferences } from './links/link-references.js';
import { releaseBlocks, releaseFacts, releaseOf, type Release, type ReleaseOptions } from './links/release.js';

export interface ChooseOptions extends ReleaseOptions {
  /** Where pictures of outputs and attachments go, relative to what is written. */
  readonly folder: string;
  /** Only this section. */
  readonly section?: string | undefined;
  /** The words around what is exported; English by default. */
  readonly messages?: MessageTable | undefined;
  /** The video of another lesson that references may name. */
  readonly videoOfLesson?: ((lesson: string) => string | undefined) | undefined;
}

/** What of a notebook is exported. */
export interface ChosenBlocks {
  readonly blocks: readonly Block[];
  readonly lecture: LectureFacts | undefined;
  readonly section: FoundSection | undefined;
  readonly release: Release;
  /** Pictures beside the notebook that are shown, as it names them. */
  readonly images: readonly string[];
  /** Pictures that lay in the notebook itself. */
  readonly files: readonly SideFile[];
}

/**
 * The blocks of a notebook or of one section. Undefined where that is not there, or would lead to something unreleased.
 */
export function chooseBlocks(notebook: Notebook, options: ChooseOptions): Outcome<ChosenBlocks | undefined> {
  const { path } = options;
  const { blocks: all, files } = readBlocks(notebook, options.folder);
  const facts = lectureFactsOf(notebook);
  const readDrawing = (href: string) => drawingIn(files, href) ?? options.readDrawing?.(href);
  const release = releaseOf(facts, { ...options, readDrawing });
  const asked = options.section === undefined ? undefined : findSection(all, options.section);
  if (options.section !== undefined && asked === undefined)
    return { value: undefined, problems: [noSection(options.section, sectionTitles(all), path)] };
  const found = (asked?.blocks ?? all).filter(({ kind }) => kind !== 'contents' || isSummary(notebook));
  const [released, about] = [
    releaseBlocks(found, release),
    releaseFacts({ lecture: facts, title: asked?.title ?? '' }, release),
  ];
  const refused = [...released.problems, ...about.problems];
  if (released.value === undefined || refused.length > 0) return { value: undefined, problems: refused };
  const { lecture, title = '' } = about.value ?? {};
  const blocks = linkReferences(released.value, { lecture, release, videoOfLesson: options.videoOfLesson });
  const problems =
    lecture === undefined ? [] : [...licenceProblems(lecture, path), ...visibilityProblems(lecture, path)];
  const section = asked && { ...asked, title, blocks };
  const images = imagesOf(blocks, files);
  return { value: { blocks, lecture, section, release, images, files: filesShown(files, blocks) }, problems };
}

const isSummary = ({ metadata }: Notebook) => metadata.nbscribe?.view === 'summary';

/** What a drawing that lies in the notebook says. */
function drawingIn(files: readonly SideFile[], href: string): string | undefined {
  const file = /\.svg$/i.test(href) ? files.find(({ path }) => path === href) : undefined;
  return file && new TextDecoder().decode(file.bytes);
}

/** Relative pictures that are shown, each once. */
function imagesOf(blocks: readonly Block[], files: readonly SideFile[]): readonly string[] {
  const own = new Set(files.map(({ path }) => path));
  const found = new Set<string>();
  for (const { nodes } of blocks)
    for (const node of nodes)
      walkTree(node, (inner) => {
        const isLocal = inner.type === 'image' && !/^(?:[a-z][a-z\d+.-]*:|\/|#)/i.test(inner.url);
        if (isLocal && !own.has(inner.url)) found.add(inner.url);
      });
  return [...found];
}

function filesShown(files: readonly SideFile[], blocks: readonly Block[]): readonly SideFile[] {
  const shown = new Set<string>();
  for (const { nodes } of blocks)
    for (const node of nodes) walkTree(node, (inner) => inner.type === 'image' && shown.add(inner.url));
  return files.filter(({ path }) => shown.has(path));
}

function noSection(title: string, titles: readonly string[], path: string): Problem {
  const nearest = nearestOf(title, titles);
  const some = titles
    .slice(0, 30)
    .map((one) => `"${one}"`)
    .join(', ');
  return {
    code: 'export/no-section',
    level: 'error',
    message: `no heading is called "${title}"`,
    hint: nearest === undefined ? `The headings are ${some === '' ? 'none' : some}.` : `Did you mean "${nearest}"?`,
    place: { path, line: 0 },
  };
}

function visibilityProblems({ visibility }: LectureFacts, path: string): readonly Problem[] {
  if (visibility === 'public') return [];
  const what = visibility === 'unlisted' ? 'share the link only, list it nowhere' : 'do not publish what was written';
  return [
    {
      code: `export/${visibility}`,
      level: 'warning',
      message: `the lecture is ${visibility}: ${what}`,
      hint: 'Change `visibility:` in lecture.yaml once it is out, and build again.',
      place: { path, line: 0 },
    },
  ];
}
