import type { Notebook, SideFile } from '../model/notebook.js';
import type { Outcome, Problem } from '../model/problem.js';
import { walkTree } from '../text/markdown-tree.js';
import { nearestOf } from '../text/nearest.js';
import { readBlocks, type Block } from './blocks.js';
import { licenceProblems } from './credit.js';
import { lectureFactsOf, type LectureFacts } from './lecture-facts.js';
import { findSection, sectionTitles, type FoundSection } from './section.js';
import { dropLeaks, findLeaks } from './unreleased.js';

export interface ChooseOptions {
  /** The notebook's file, as problems name it. */
  readonly path: string;
  /** Where pictures of outputs and attachments go, relative to what is written. */
  readonly folder: string;
  /** Only this section. */
  readonly section?: string | undefined;
  /** More hosts, paths, video ids and lessons that are unreleased. */
  readonly unreleased?: readonly string[];
  readonly linksToUnreleased?: 'refuse' | 'drop';
  /** The line of the notebook's file in which a text stands. */
  readonly lineOf?: (text: string) => number;
}

/** What of a notebook is exported. */
export interface Chosen {
  readonly blocks: readonly Block[];
  readonly lecture: LectureFacts | undefined;
  readonly section: FoundSection | undefined;
  /** Pictures beside the notebook that are shown, as it names them. */
  readonly images: readonly string[];
  /** Pictures that lay in the notebook itself. */
  readonly files: readonly SideFile[];
}

/** The blocks of a notebook or of one section. Undefined where that is not there, or would lead to something unreleased. */
export function chooseBlocks(notebook: Notebook, options: ChooseOptions): Outcome<Chosen | undefined> {
  const { path, linksToUnreleased = 'refuse' } = options;
  const { blocks: all, files } = readBlocks(notebook, options.folder);
  const lecture = lectureFactsOf(notebook);
  const section = options.section === undefined ? undefined : findSection(all, options.section);
  if (options.section !== undefined && section === undefined)
    return { value: undefined, problems: [noSection(options.section, sectionTitles(all), path)] };
  const rules = [...(lecture?.unreleased ?? []), ...(options.unreleased ?? [])];
  const found = (section?.blocks ?? all).filter(({ kind }) => kind !== 'contents' || isSummary(notebook));
  const leaks = findLeaks(found, rules, { path, lineOf: options.lineOf ?? (() => 0) });
  const isShared = lecture === undefined || ['public', 'unlisted'].includes(lecture.visibility);
  if (isShared && linksToUnreleased === 'refuse' && leaks.length > 0) return { value: undefined, problems: leaks };
  const blocks = leaks.length > 0 && linksToUnreleased === 'drop' ? dropLeaks(found, rules) : found;
  const problems =
    lecture === undefined ? [] : [...licenceProblems(lecture, path), ...visibilityProblems(lecture, path)];
  const images = imagesOf(blocks, files);
  return { value: { blocks, lecture, section, images, files: filesShown(files, blocks) }, problems };
}

const isSummary = ({ metadata }: Notebook) => metadata.nbscribe?.view === 'summary';

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
