/**
 * The pages of a site beside those of its lessons: index and concepts. Plain HTML that loads nothing from elsewhere.
 */
import { createHash } from 'node:crypto';
import { formatLength } from '../../compile/links.js';
import { escapeHtml } from '../../export/dialects/shape.js';
import { robotsMeta } from '../../export/page/robots.js';
import type { Course } from '../course.js';
import type { ConceptPlace, CourseConcept } from '../index/course-concepts.js';
import { momentsOf } from '../index/concept-cell.js';
import type { BuiltLesson } from '../index/read-course.js';
import { shortClock } from '../index/references.js';
import type { LessonPart } from '../part/part.js';

export interface SiteInput {
  readonly course: Course;
  readonly lessons: readonly BuiltLesson[];
  readonly concepts: readonly CourseConcept[];
  /** `lesson2.html`, from the site's folder. */
  readonly pageOf: (lesson: string) => string;
  readonly css: string;
}

/** `learning-rate.html`; names that are none in ASCII by their hash. */
export function conceptPage({ key, term }: CourseConcept): string {
  const plain = term
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const some = createHash('sha256').update(key).digest('hex').slice(0, 6);
  return `concepts/${plain === '' ? some : `${plain.slice(0, 60)}-${some}`}.html`;
}

export function indexPage(input: SiteInput): string {
  const { course, lessons, concepts, pageOf } = input;
  const listed = lessons.map(({ part }) => lessonHtml(part, pageOf(part.lesson)));
  const named = concepts
    .toSorted((a, b) => (a.term.toLowerCase() < b.term.toLowerCase() ? -1 : 1))
    .map((concept) => `<li><a href="${conceptPage(concept)}">${escapeHtml(concept.term)}</a></li>`);
  const search = `<p><input id="query" type="search" placeholder="Search all lessons" aria-label="Search all lessons" autocomplete="off"></p>
<p id="said" class="faint" aria-live="polite"></p><ol id="hits"></ol>`;
  const body = `<h1>${escapeHtml(course.title)}</h1>
${search}
<h2>Lessons</h2>
${listed.join('\n')}
${named.length === 0 ? '' : `<h2>Concepts</h2>\n<ul class="terms">${named.join('')}</ul>`}`;
  return pageHtml(input, { title: course.title, body, script: 'search.js', lang: course.language ?? 'en' });
}

const MOST_TERMS = 8;

function lessonHtml({ id, title, durationMs, concepts, lecturer }: LessonPart, page: string): string {
  const facts = [id, formatLength(durationMs), ...(lecturer === undefined ? [] : [lecturer])]
    .map(escapeHtml)
    .join(' · ');
  const about = concepts.slice(0, MOST_TERMS).map(({ term }) => escapeHtml(term));
  return `<h3><a href="${escapeHtml(page)}">${escapeHtml(title)}</a></h3>
<p><span class="faint">${facts}</span>${about.length === 0 ? '' : `<br>${about.join(', ')}`}</p>`;
}

export function conceptHtml(concept: CourseConcept, input: SiteInput): string {
  const { term, best, places, buildsOn } = concept;
  const { definition, explainedAtMs, points } = best.concept;
  const link = (part: LessonPart, ms: number) =>
    `<a href="../${escapeHtml(input.pageOf(part.lesson))}#t=${Math.floor(ms / 1000)}">${escapeHtml(`${part.id}@${shortClock(ms)}`)}</a>`;
  const placeHtml = (place: ConceptPlace) =>
    `<li>${escapeHtml(place.part.title)}: ${momentsOf(place)
      .map((ms) => link(place.part, ms))
      .join(' · ')}</li>`;
  const earlier = input.concepts.filter((one) => buildsOn.includes(one.term));
  const builds = earlier.map((one) => `<a href="../${conceptPage(one)}">${escapeHtml(one.term)}</a>`);
  const body = `<p class="faint"><a href="../index.html">${escapeHtml(input.course.title)}</a></p>
<h1>${escapeHtml(term)}</h1>
${definition === '' ? '' : `<blockquote>${escapeHtml(definition)} ${link(best.part, explainedAtMs)}</blockquote>`}
${points.length === 0 ? '' : `<ul>${points.map(({ text, startMs }) => `<li>${escapeHtml(text)} ${link(best.part, startMs)}</li>`).join('')}</ul>`}
${builds.length === 0 ? '' : `<p>Builds on ${builds.join(', ')}</p>`}
<h2>Where</h2>
<ul>${places.toReversed().map(placeHtml).join('')}</ul>`;
  return pageHtml(input, { title: `${term} · ${input.course.title}`, body, lang: best.part.language });
}

interface PageContent {
  readonly title: string;
  readonly body: string;
  readonly lang: string;
  readonly script?: string;
}

/** Scripts come from the site's own files alone; on a disk these have no origin, but a scheme. */
function pageHtml({ course, css }: SiteInput, { title, body, lang, script }: PageContent): string {
  const style = `'sha256-${createHash('sha256').update(css).digest('base64')}'`;
  const scripts = script === undefined ? '' : "; script-src 'self' file:";
  const robots = robotsMeta(course.visibility);
  const licence = course.licence === undefined ? '' : ` · ${escapeHtml(course.licence)}`;
  return `<!doctype html>
<html lang="${escapeHtml(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file: data:; style-src ${style}${scripts}; base-uri 'none'; form-action 'none'">
${robots}<title>${escapeHtml(title)}</title>
<style>${css}</style>
</head>
<body>
<a class="skip" href="#text">Skip to the text</a>
<main id="text">
${body}
</main>
<footer>${escapeHtml(course.title)}${licence}</footer>
${script === undefined ? '' : `<script src="${script}"></script>\n`}</body>
</html>
`;
}
