import { createHash } from 'node:crypto';
import { momentHref } from '../../compile/links.js';
import { formatClock } from '../../model/wording/clock.js';
import type { ReadData } from '../../model/host.js';
import type { Notebook, SideFile } from '../../model/notebook.js';
import type { Outcome } from '../../model/problem.js';
import { chooseBlocks, type ChooseOptions, type ChosenBlocks } from '../choose.js';
import { creditLine } from '../credit.js';
import { sectionFactsOf, type ConceptFacts, type LectureFacts, type SectionFacts } from '../lecture-facts.js';
import { ENGLISH, say, type MessageKey, type MessageTable } from '../../model/wording/messages.js';
import { releaseFacts } from '../links/release.js';
import { escapeHtml } from '../dialects/shape.js';
import { writeBody, type PageBody } from './body.js';
import { blocksToHtml, type HtmlOptions } from './html.js';
import { robotsMeta } from './robots.js';
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
  const { release, images, files } = chosen;
  const besides = { concepts: options.concepts, sections: sectionFactsOf(notebook), title: titleOf(notebook) };
  const { value: beside, problems: refused } = releaseFacts(besides, release);
  if (beside === undefined) return { value: undefined, problems: refused };
  return { value: { html: writePage(notebook, { ...chosen, ...beside }, options), images, files }, problems };
}

const titleOf = ({ metadata }: Notebook) => (typeof metadata.title === 'string' ? metadata.title : 'Notes');

/** What stands beside the text. */
interface Beside {
  readonly concepts: readonly ConceptFacts[];
  readonly sections: readonly SectionFacts[];
  readonly title: string;
}

function writePage(notebook: Notebook, chosen: ChosenBlocks & Beside, options: PageOptions): string {
  const { blocks, lecture, section, concepts } = chosen;
  const messages = options.messages ?? ENGLISH;
  // As links in the text name it.
  const html = { ...options, video: lecture?.video && momentHref(lecture.video, 0) };
  const body = writeBody({ ...html, messages, blocks, lecture, sections: chosen.sections });
  const view = String(notebook.metadata.nbscribe?.view ?? '');
  const excerpt = section === undefined ? {} : { section: { title: section.title, startMs: section.startMs ?? 0 } };
  const credit = lecture === undefined ? [] : [creditLine({ lecture, view, authors: [], messages, ...excerpt })];
  const text = (name: string) => new TextDecoder().decode(options.readData(`export/page/${name}`));
  return fill({
    title: lecture?.title ?? chosen.title,
    lecture,
    body,
    video: pageVideoOf(lecture?.video),
    concepts,
    credit: blocksToHtml(credit, { ...html, video: undefined }),
    css: text('page.css'),
    js: text('player.js'),
    durationMs: lecture?.durationMs ?? 0,
    say: (key, blanks) => escapeHtml(say(messages, key, blanks)),
    words: wordsOf(messages),
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
  /** A message in the page's language, escaped. */
  readonly say: (key: MessageKey, blanks?: Readonly<Record<string, string | number>>) => string;
  readonly words: Readonly<Record<string, string>>;
}

/** What the script of the page says; `hits` in its two forms. */
const wordsOf = ({ pageHits, pageNoHits, pageNoVideo, pageCopied }: MessageTable) => ({
  hits: pageHits,
  noHits: pageNoHits,
  noVideo: pageNoVideo,
  copied: pageCopied,
});

const sha = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Nothing is loaded but pictures, the video, and a player's frame once it is
 * asked for; no other script or style is run.
 */
function policyOf({ css, js, video }: PageParts): string {
  const media = video.kind === 'file' ? "media-src 'self' http: https: file:; " : '';
  return `default-src 'none'; img-src 'self' http: https: data: file:; ${media}${frameSource(video)}style-src ${sha(css)}; script-src ${sha(js)}; base-uri 'none'; form-action 'none'`;
}

function fill(parts: PageParts): string {
  const { title, lecture, body, css, js, credit, say: tell } = parts;
  const course = lecture?.course === undefined ? '' : `<span class="course">${escapeHtml(lecture.course)} › </span>`;
  const robots = robotsMeta(lecture?.visibility);
  const by = [lecture?.lecturer, lecture?.course].map((part) => part && escapeHtml(part));
  if (lecture?.lesson !== undefined) by.push(tell('lesson', { name: lecture.lesson }));
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
<a class="skip" href="#text">${tell('pageSkip')}</a>
<header>
<div class="where">${course}<b>${escapeHtml(title)}</b></div>
<input id="query" type="search" placeholder="${tell('pageSearch')}  /" aria-label="${tell('pageSearchHere')}" autocomplete="off">
<button id="theme" type="button" aria-label="${tell('pageTheme')}">◐</button>
<button id="show-keys" type="button" aria-label="${tell('pageKeys')}">?</button>
</header>
<div class="grid">
${asideHtml(parts)}
<main id="text" tabindex="-1">
<h1>${escapeHtml(title)}</h1>
<p class="by">${by.filter((part) => part).join(' · ')}</p>
${body.html}
<footer>${credit}</footer>
</main>
</div>
${keysHtml(parts)}
<script type="application/json" id="data">${dataOf(parts)}</script>
<script>${js}</script>
</body>
</html>
`;
}

/** JSON that cannot end the element it stands in. */
function dataOf({ title, lecture, body, video, durationMs, words }: PageParts): string {
  const { slides, sections } = body;
  const data = {
    title,
    language: lecture?.language ?? 'en',
    duration: durationMs / 1000,
    video,
    slides,
    sections,
    words,
  };
  return JSON.stringify(data).replace(/</g, '\\u003c');
}

/** What is said of where a video comes from. */
function sourceOf({ video, say: tell }: PageParts): string {
  if (video.kind === 'youtube') return tell('pageLoads', { site: 'youtube-nocookie.com' });
  if (video.kind === 'vimeo') return tell('pageLoads', { site: 'vimeo.com' });
  return video.kind === 'link' ? tell('pageTab') : '';
}

function asideHtml(parts: PageParts): string {
  const { body, video, concepts, durationMs, say: tell } = parts;
  const [slide] = body.slides;
  const picture =
    slide === undefined ? '' : `<img class="slide" src="${escapeHtml(slide.src)}" alt="${escapeHtml(slide.alt)}">`;
  const from = sourceOf(parts);
  const source = from === '' ? '' : ` <small>${from}</small>`;
  const play =
    video.kind === 'none' ? '' : `<button class="load" type="button">▶ ${tell('pagePlay')}${source}</button>`;
  const stage =
    picture !== ''
      ? `<div class="stage">${picture}</div>${play}`
      : play === ''
        ? ''
        : `<div class="stage bare">${play}</div>`;
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
  return `<aside aria-label="${tell('pagePlayer')}"><div class="stick">
${stage}${bar}
<section id="hits" aria-live="polite" aria-label="${tell('pageSearch')}"><h2 id="count"></h2><ol></ol></section>
<details class="fold" open><summary>${tell('pageContents')}</summary>${list(tell('contents'), contents)}${list(tell('pageConcepts'), terms)}</details>
</div></aside>`;
}

function barHtml({ body, durationMs, say: tell }: PageParts): string {
  const links = body.sections.map(({ t, title }, nth) => {
    const name = `${formatClock(t * 1000)} ${escapeHtml(title)}`;
    return `<a href="#t=${Math.floor(t)}" data-section="${nth}" title="${name}" aria-label="${name}"></a>`;
  });
  return `<div class="bar" role="group" aria-label="${tell('pageTimeline')}">${links.join('')}<i></i></div>
<div class="clock"><span id="at">00:00</span><button id="follow" type="button" aria-pressed="true">${tell('pageFollow')}</button><span>${formatClock(durationMs)}</span></div>`;
}

const KEYS: readonly (readonly [keys: readonly string[], does: MessageKey])[] = [
  [['k'], 'pageKeyPlay'],
  [['j', 'l'], 'pageKeyTen'],
  [[',', '.'], 'pageKeySentence'],
  [['/'], 'pageSearch'],
  [['f'], 'pageFollow'],
  [['?'], 'pageKeys'],
];

function keysHtml({ say: tell }: PageParts): string {
  const keys = KEYS.map(([names, does]) => `${names.map((key) => `<kbd>${key}</kbd>`).join(' ')} ${tell(does)}`);
  return `<dialog id="keys" aria-label="${tell('pageKeys')}"><h2>${tell('pageKeys')}</h2>
<p>${keys.join(' · ')}</p>
<label><input type="checkbox" id="keys-on"> ${tell('pageKeysOn')}</label>
<form method="dialog"><button>${tell('pageClose')}</button></form></dialog>`;
}
