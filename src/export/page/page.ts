import { createHash } from 'node:crypto';
import { formatClock } from '../../model/wording/clock.js';
import type { ReadData } from '../../model/host.js';
import type { Notebook, SideFile } from '../../model/notebook.js';
import type { Outcome } from '../../model/problem.js';
import { chooseBlocks, type ChooseOptions, type Chosen } from '../choose.js';
import { creditLine } from '../credit.js';
import { sectionFactsOf, type ConceptFacts, type LectureFacts } from '../lecture-facts.js';
import { escapeHtml } from '../shape.js';
import { writeBody, type PageBody } from './body.js';
import { blocksToHtml, type HtmlOptions } from './html.js';
import { frameSource, pageVideoOf, type PageVideo } from './video.js';

export interface PageOptions extends ChooseOptions, Omit<HtmlOptions, 'video'> {
  /** Concepts of the lecture's summary, to jump to. */
  readonly concepts: readonly ConceptFacts[];
  /** Reads the page's script and style. */
  readonly readData: ReadData;
}

export interface Page {
  readonly html: string;
  readonly files: readonly SideFile[];
  readonly images: readonly string[];
}

/** A notebook as one page with a player. Undefined where it would lead to something unreleased. */
export function exportPage(notebook: Notebook, options: PageOptions): Outcome<Page | undefined> {
  const { value: chosen, problems } = chooseBlocks(notebook, options);
  if (chosen === undefined) return { value: undefined, problems };
  const { images, files } = chosen;
  return { value: { html: writePage(notebook, chosen, options), images, files }, problems };
}

function writePage(notebook: Notebook, { blocks, lecture, section }: Chosen, options: PageOptions): string {
  const html = { ...options, video: lecture?.video };
  const body = writeBody({ ...html, blocks, lecture, sections: sectionFactsOf(notebook) });
  const view = String(notebook.metadata.nbscribe?.view ?? '');
  const excerpt = section === undefined ? {} : { section: { title: section.title, startMs: section.startMs ?? 0 } };
  const credit = lecture === undefined ? [] : [creditLine({ lecture, view, authors: [], ...excerpt })];
  const text = (name: string) => new TextDecoder().decode(options.readData(`export/page/${name}`));
  const titleOfNotebook = typeof notebook.metadata.title === 'string' ? notebook.metadata.title : 'Notes';
  return fill({
    title: lecture?.title ?? titleOfNotebook,
    lecture,
    body,
    video: pageVideoOf(lecture?.video),
    concepts: options.concepts,
    credit: blocksToHtml(credit, { ...html, video: undefined }),
    css: text('page.css'),
    js: text('player.js'),
    durationMs: lecture?.durationMs ?? 0,
  });
}

interface PageParts {
  readonly title: string;
  readonly lecture: LectureFacts | undefined;
  readonly body: PageBody;
  readonly video: PageVideo;
  readonly concepts: readonly ConceptFacts[];
  readonly credit: string;
  readonly css: string;
  readonly js: string;
  readonly durationMs: number;
}

const sha = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing is loaded but pictures, the video, and a player's frame once it is asked for; no other script or style is run. */
function policyOf({ css, js, video }: PageParts): string {
  const media = video.kind === 'file' ? "media-src 'self' http: https: file:; " : '';
  return `default-src 'none'; img-src 'self' http: https: data: file:; ${media}${frameSource(video)}style-src ${sha(css)}; script-src ${sha(js)}; base-uri 'none'; form-action 'none'`;
}

function fill(parts: PageParts): string {
  const { title, lecture, body, css, js, credit } = parts;
  const course = lecture?.course === undefined ? '' : `<span class="course">${escapeHtml(lecture.course)} › </span>`;
  const robots =
    (lecture?.visibility ?? 'public') === 'public' ? '' : '<meta name="robots" content="noindex,nofollow,noarchive">\n';
  const by = [lecture?.lecturer, lecture?.course, lecture?.lesson && `Lesson ${lecture.lesson}`].filter((part) => part);
  return `<!doctype html>
<html lang="${escapeHtml(lecture?.language ?? 'en')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policyOf(parts))}">
<meta name="referrer" content="strict-origin-when-cross-origin">
${robots}<title>${escapeHtml([title, lecture?.course].filter((part) => part).join(' · '))}</title>
<style>${css}</style>
</head>
<body>
<a class="skip" href="#text">Skip to the lecture</a>
<header>
<div class="where">${course}<b>${escapeHtml(title)}</b></div>
<input id="query" type="search" placeholder="Search  /" aria-label="Search this lecture" autocomplete="off">
<button id="theme" type="button" aria-label="Light or dark">◐</button>
<button id="show-keys" type="button" aria-label="Keys">?</button>
</header>
<div class="grid">
${asideHtml(parts)}
<main id="text" tabindex="-1">
<h1>${escapeHtml(title)}</h1>
<p class="by">${by.map((part) => escapeHtml(String(part))).join(' · ')}</p>
${body.html}
<footer>${credit}</footer>
</main>
</div>
${KEYS}
<script type="application/json" id="data">${dataOf(parts)}</script>
<script>${js}</script>
</body>
</html>
`;
}

/** JSON that cannot end the element it stands in. */
function dataOf({ title, lecture, body, video, durationMs }: PageParts): string {
  const { slides, sections } = body;
  const data = { title, language: lecture?.language ?? 'en', duration: durationMs / 1000, video, slides, sections };
  return JSON.stringify(data).replace(/</g, '\\u003c');
}

const SOURCES: Readonly<Record<string, string>> = {
  youtube: 'loads from youtube-nocookie.com',
  vimeo: 'loads from vimeo.com',
  link: 'opens in a tab of its own',
};

function asideHtml(parts: PageParts): string {
  const { body, video, concepts, durationMs } = parts;
  const [slide] = body.slides;
  const picture =
    slide === undefined ? '' : `<img class="slide" src="${escapeHtml(slide.src)}" alt="${escapeHtml(slide.alt)}">`;
  const source = SOURCES[video.kind] === undefined ? '' : ` <small>${SOURCES[video.kind]}</small>`;
  const play = video.kind === 'none' ? '' : `<button class="load" type="button">▶ Play the video${source}</button>`;
  const stage =
    picture === '' && play === '' ? '' : `<div class="stage${picture === '' ? ' bare' : ''}">${picture}${play}</div>`;
  const bar = body.sections.length < 2 || durationMs === 0 ? '' : barHtml(parts);
  const contents = body.sections.map(
    ({ t, title }, nth) =>
      `<li><a href="#t=${Math.floor(t)}" data-section="${nth}"><span class="t">${formatClock(t * 1000)}</span> ${escapeHtml(title)}</a></li>`,
  );
  const terms = concepts.map(
    ({ term, explainedAtMs }) =>
      `<li><a href="#t=${Math.floor(explainedAtMs / 1000)}"><span class="t">${formatClock(explainedAtMs)}</span> ${escapeHtml(term)}</a></li>`,
  );
  const list = (name: string, items: readonly string[]) =>
    items.length === 0 ? '' : `<nav aria-label="${name}"><h2>${name}</h2><ol>${items.join('')}</ol></nav>`;
  return `<aside aria-label="Player and contents"><div class="stick">
${stage}${bar}
<section id="hits" aria-live="polite" aria-label="Search"><h2 id="count"></h2><ol></ol></section>
<details class="fold" open><summary>Contents and concepts</summary>${list('Contents', contents)}${list('Concepts', terms)}</details>
</div></aside>`;
}

function barHtml({ body, durationMs }: PageParts): string {
  const links = body.sections.map(({ t, title }, nth) => {
    const name = `${formatClock(t * 1000)} ${escapeHtml(title)}`;
    return `<a href="#t=${Math.floor(t)}" data-section="${nth}" title="${name}" aria-label="${name}"></a>`;
  });
  return `<div class="bar" role="group" aria-label="Sections on the time line">${links.join('')}<i></i></div>
<div class="clock"><span id="at">00:00</span><button id="follow" type="button" aria-pressed="true">Follow</button><span>${formatClock(durationMs)}</span></div>`;
}

const KEYS = `<dialog id="keys" aria-label="Keys"><h2>Keys</h2>
<p><kbd>k</kbd> play or pause · <kbd>j</kbd> <kbd>l</kbd> ten seconds back, on · <kbd>,</kbd> <kbd>.</kbd> a sentence back, on · <kbd>/</kbd> search · <kbd>f</kbd> follow · <kbd>?</kbd> these keys</p>
<label><input type="checkbox" id="keys-on"> Keys of one letter are on</label>
<form method="dialog"><button>Close</button></form></dialog>`;
