/** Runs in the site's index page: the search of the command line, in the browser, also from `file://`. */
import { indexInMemory, openEngine, type SearchEngine } from '../search/engine.js';
import type { Searched } from '../search/searched.js';
import { snippetOf } from '../search/snippet.js';
import type { SiteSearchData } from './search-data.js';

declare global {
  interface Window {
    nbscribeCourse?: SiteSearchData;
  }
}

const MOST = 20;
const TYPING_MS = 120;

type Lessons = ReadonlyMap<string, SiteSearchData['lessons'][number]>;

/** Indexes what `search-data.js` brought: a second or less for a course of thirty lessons. */
function openData({ lessons, passages }: SiteSearchData): { readonly engine: SearchEngine; readonly lessons: Lessons } {
  const opened = passages.map(([lesson, startMs, endMs, section, text, kind]): Searched => ({
    ...{ lesson: lessons[lesson]?.page ?? '', startMs, endMs, text, cell: '' },
    section: lessons[lesson]?.sections[section] ?? '',
    kind: kind === 's' ? 'speech' : 'note',
  }));
  const engine = openEngine((nth) => opened[nth], indexInMemory(opened));
  return { engine, lessons: new Map(lessons.map((lesson) => [lesson.page, lesson])) };
}

/** By a `script` element: pages that lie on a disk may load nothing else. */
function loadData(): Promise<SiteSearchData> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = 'search-data.js';
    script.onload = () => (window.nbscribeCourse === undefined ? reject(new Error()) : resolve(window.nbscribeCourse));
    script.onerror = () => reject(new Error());
    document.head.append(script);
  });
}

const clock = (ms: number) => {
  const seconds = Math.floor(ms / 1000);
  const two = (count: number) => String(count).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  return `${hours > 0 ? `${hours}:` : ''}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
};

function show(
  query: string,
  { engine, lessons }: ReturnType<typeof openData>,
  box: HTMLElement,
  note: HTMLElement,
): void {
  const { hits, corrected, words } = engine.search(query, MOST);
  const searched = corrected === undefined ? '' : `searched for ${corrected}; `;
  note.textContent =
    query.trim() === '' ? '' : `${searched}${hits.length === 0 ? 'nothing found' : `${hits.length} passages`}`;
  const items = hits.map(({ passage, atMs }) => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    const lesson = lessons.get(passage.lesson);
    link.href = `${passage.lesson}#t=${Math.floor(atMs / 1000)}`;
    link.textContent = `${lesson?.title ?? ''} ${clock(atMs)}`;
    const text = document.createElement('div');
    for (const part of snippetOf(passage.text, words)) {
      const element = document.createElement(part.isHit ? 'mark' : 'span');
      element.textContent = part.text;
      text.append(element);
    }
    item.append(link, ` ${passage.section}`, text);
    return item;
  });
  box.replaceChildren(...items);
}

function start(): void {
  const input = document.querySelector<HTMLInputElement>('#query');
  const [box, note] = [document.querySelector<HTMLElement>('#hits'), document.querySelector<HTMLElement>('#said')];
  if (input === null || box === null || note === null) return;
  let data: Promise<ReturnType<typeof openData>> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const search = () => {
    data ??= loadData().then(openData);
    data
      .then((opened) => show(input.value, opened, box, note))
      .catch(() => (note.textContent = 'search-data.js is not there'));
  };
  input.addEventListener('focus', () => void (data ??= loadData().then(openData)), { once: true });
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(search, TYPING_MS);
  });
  const asked = new URLSearchParams(location.search).get('q');
  if (asked !== null) {
    input.value = asked;
    search();
  }
}

start();
