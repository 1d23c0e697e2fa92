/**
 * Links of a notebook must lead somewhere, images must be there.
 * What the input or the reader wrote is theirs: at most a warning.
 */
import { counted } from '../../model/counted.js';
import type { Cell } from '../../model/notebook.js';
import type { Problem } from '../../model/problem.js';
import { decodeHref } from '../../text/links/href.js';
import type { MarkdownParts } from '../../text/markdown/markdown.js';
import { lost, type Check, type CheckContext, type CheckedCells } from './finding.js';
import { unescapeMarkdown } from '../../text/markdown/escape.js';

/** Links inside the notebook must reach a heading; those to files beside it must reach a file. */
export function checkLinks(cells: CheckedCells, context: CheckContext): Check {
  const { parts } = cells;
  const anchors = new Set([...parts.values()].flatMap(anchorsOf));
  const hrefs = cells.generated
    .filter((cell) => isOurs(cell, cells))
    .flatMap((cell) => parts.get(cell)?.references ?? [])
    .flatMap(({ kind, href }) => (kind === 'link' ? [href] : []));
  const broken = hrefs.filter((href) => !leadsSomewhere(href, anchors, context));
  const toHeadings = broken.filter((href) => href.startsWith('#'));
  // Each cell that the reader changed held one heading at most.
  const gone = new Set(toHeadings).size <= countHeadingsChanged(cells) ? toHeadings : [];
  const rest = gone.length === 0 ? broken : broken.filter((href) => !href.startsWith('#'));
  const theirs = gone.length === 0 ? '' : `; ${gone.length} led to headings that the reader changed or deleted`;
  if (rest.length === 0)
    return [
      {
        what: 'links',
        ok: true,
        detail: `${counted(hrefs.length - gone.length, 'link leads', 'links lead')} somewhere${theirs}`,
      },
      [],
    ];
  const detail = `${rest.length} of ${counted(hrefs.length, 'link leads', 'links lead')} nowhere: ${listed(rest)}`;
  const problem = lost('links', detail, context);
  // No word is lost by it: the notebook is worth having.
  return [
    { what: 'links', ok: false, detail },
    [context.isFresh === true ? { ...problem, level: 'warning' } : problem],
  ];
}

/** Text that nbscribe itself wrote: no note of the lecture, and not edited. */
const isOurs = (cell: Cell, { edited }: CheckedCells) => !isNote(cell) && !edited.has(cell);

const isNote = (cell: Cell) => cell.metadata.nbscribe?.kind === 'note';

const listed = (hrefs: readonly string[]) => [...new Set(hrefs)].slice(0, 3).join(', ');

/** Kinds of cells without a heading, and the keys of captures. */
const NO_HEADING = /^(?:narration|slide|image|code|output|timeline)\b/;

/** How many cells that may have held a heading the reader deleted or edited. */
function countHeadingsChanged({ edited, deleted }: CheckedCells): number {
  const changed = [...edited].map((cell) => cell.metadata.nbscribe?.kind ?? '');
  return [...changed, ...deleted].filter((kind) => !NO_HEADING.test(kind)).length;
}

const anchorsOf = ({ headings, anchors }: MarkdownParts): readonly string[] => [
  ...headings.map(anchorOf),
  ...anchors.map((anchor) => `#${anchor}`),
];

/** JupyterLab's name of a heading: its text, spaces as `-`. */
const anchorOf = (heading: string) =>
  `#${unescapeMarkdown(
    heading.replace(/\\.|\[((?:[^[\]\\]|\\.)*)\]\([^)]*\)/g, (whole, text?: string) => text ?? whole).replace(/`/g, ''),
  )
    .trim()
    .replace(/ /g, '-')}`;

function leadsSomewhere(href: string, anchors: ReadonlySet<string>, { hasFile }: CheckContext): boolean {
  if (href === '#') return true; // cuts maths in two
  if (href.startsWith('#')) return anchors.has(href.replace(/\\([()\\])/g, '$1')) || href.startsWith('#cell-id=');
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return /^(https?|mailto|attachment):/i.test(href);
  return href.includes('#t=') || hasFile(decodeHref(href.replace(/[#?].*$/, '')));
}

export function checkImages(cells: CheckedCells, context: CheckContext): Check {
  const shown = cells.generated.flatMap((cell) =>
    (cells.parts.get(cell)?.references ?? []).flatMap(({ kind, href }) => (kind === 'image' ? [{ cell, href }] : [])),
  );
  const missing = shown.filter(({ cell, href }) => !isThere(href, cell, context));
  // A picture that is not there is a gap for every reader, whoever last wrote its cell.
  const [ours, theirs] = [false, true].map((ofNote) =>
    missing.flatMap(({ cell, href }) => (isNote(cell) === ofNote ? [href] : [])),
  );
  const noted = theirs !== undefined && theirs.length > 0 ? missingOfNotes(theirs, context) : undefined;
  // The reader of a note has told of its missing picture, with the line.
  const told = noted === undefined || context.isFresh === true ? [] : [noted];
  if (ours === undefined || ours.length === 0) {
    const detail = `${counted(shown.length - missing.length, 'image is', 'images are')} there${noted === undefined ? '' : `; ${noted.message}`}`;
    return [{ what: 'images', ok: true, detail }, told];
  }
  const detail = `${ours.length} of ${counted(shown.length, 'image is', 'images are')} missing: ${listed(ours)}`;
  return [{ what: 'images', ok: false, detail }, [lost('images', detail, context), ...told]];
}

function isThere(href: string, { attachments }: Cell, { hasFile }: CheckContext): boolean {
  if (/^(?:https?:|data:|\/\/)/i.test(href)) return true;
  const attachment = /^attachment:(.*)$/.exec(href)?.[1];
  if (attachment !== undefined) return attachments?.[decodeHref(attachment)] !== undefined;
  return hasFile(decodeHref(href.replace(/[?#].*$/, '')));
}

const missingOfNotes = (hrefs: readonly string[], { path }: CheckContext): Problem => ({
  code: 'check/note-images',
  level: 'warning',
  message: `${counted(hrefs.length, 'image of notes is', 'images of notes are')} not there: ${listed(hrefs)}`,
  hint: 'Put the pictures beside the notebook, or correct the links in the notes.',
  place: { path, line: 0 },
});
