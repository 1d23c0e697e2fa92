'use strict';
(() => {
  const find = (query, root = document) => root.querySelector(query);
  const findAll = (query, root = document) => [...root.querySelectorAll(query)];
  const page = JSON.parse(find('#data').textContent);
  const spans = findAll('.s');
  const starts = spans.map((span) => Number(span.dataset.t));
  const state = {
    sentence: -1,
    section: -1,
    time: 0,
    follow: true,
    movedAt: 0,
    player: undefined,
    playing: false,
    /** The sentence that is read, where the page was scrolled since the last one was sought. */
    read: undefined,
    /** When a player last said that time went on. */
    toldAt: 0,
  };

  function formatClock(seconds) {
    const whole = Math.max(0, Math.floor(seconds));
    const two = (n) => String(n).padStart(2, '0');
    const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
    return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${two(minutes)}:${two(whole % 60)}`;
  }

  /** Index of the last start that is not later; 0 before the first. */
  function indexAt(time, list) {
    let [low, high, found] = [0, list.length - 1, 0];
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (list[middle] <= time + 0.05) [found, low] = [middle, middle + 1];
      else high = middle - 1;
    }
    return found;
  }

  const sectionStarts = page.sections.map(({ t }) => t);
  const slideStarts = page.slides.map(({ t }) => t);
  const slideImage = find('.stage .slide');
  const slides = slideImage ? [slideImage] : [];

  function scrollTo(element) {
    state.movedAt = Date.now();
    if (element === undefined) return;
    // Far away one would watch the page fly by.
    const isFar = Math.abs(element.getBoundingClientRect().top) > 2 * innerHeight;
    element.scrollIntoView({ block: 'center', behavior: isFar ? 'instant' : 'auto' });
  }

  function show(time, scroll) {
    const sentence = indexAt(time, starts);
    if (sentence !== state.sentence) {
      spans[state.sentence]?.classList.remove('now');
      spans[sentence]?.classList.add('now');
      state.sentence = sentence;
      if (scroll) scrollTo(spans[sentence]);
    }
    showBeside(time);
  }

  /** Slide, section and time line of a moment; no sentence is marked. */
  function showBeside(time) {
    state.time = time;
    const section = indexAt(time, sectionStarts);
    if (section !== state.section) {
      for (const link of findAll('[data-section]'))
        if (Number(link.dataset.section) === section) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      state.section = section;
    }
    const slide = page.slides[indexAt(time, slideStarts)];
    if (slide && slideImage && slideImage.getAttribute('src') !== slide.src) {
      slideImage.src = slide.src;
      slideImage.alt = slide.alt;
    }
    const needle = find('.bar i');
    if (needle && page.duration > 0) needle.style.left = `${(100 * Math.min(time, page.duration)) / page.duration}%`;
    const clock = find('#at');
    if (clock) clock.textContent = formatClock(time);
  }

  /** A player went on. */
  function follow(time) {
    if (time !== state.time) state.toldAt = Date.now();
    state.read = undefined;
    show(time, state.follow);
  }

  function seek(time, scroll = true) {
    state.read = undefined;
    show(time, scroll);
    state.player?.seek(time);
  }

  // Players. Nothing of another site is loaded before the reader asks for it.
  const loadButton = find('.load');
  function say(text) {
    loadButton.hidden = false;
    loadButton.textContent = text;
  }

  function playFile(src) {
    const video = Object.assign(document.createElement('video'), {
      controls: true,
      preload: 'metadata',
      src,
      playsInline: true,
    });
    // A track element is blocked for pages that are opened from disk.
    const track = video.addTextTrack('captions', page.title, page.language);
    spans.forEach((span, nth) => {
      const end = starts[nth + 1] ?? starts[nth] + 8;
      if (end > starts[nth]) track.addCue(new VTTCue(starts[nth], end, span.textContent));
    });
    video.addEventListener('timeupdate', () => video.paused || follow(video.currentTime));
    video.addEventListener('seeked', () => show(video.currentTime, false));
    video.addEventListener('error', () => {
      video.remove();
      find('.stage').prepend(...slides);
      state.player = undefined;
      say(page.words.noVideo);
    });
    find('.stage').append(video);
    const seekFile = (time) => {
      video.currentTime = time;
    };
    return { seek: seekFile, toggle: () => (video.paused ? video.play().catch(() => undefined) : video.pause()) };
  }

  /** A player in a frame, spoken to by messages: no script of its site runs in this page. */
  function playFrame(src, { origin, hello, seek: seekMessage, toggle, timeOf }) {
    const frame = Object.assign(document.createElement('iframe'), {
      src,
      title: page.title,
      allow: 'autoplay; fullscreen; picture-in-picture',
      referrerPolicy: 'strict-origin-when-cross-origin',
    });
    const post = (message) => frame.contentWindow?.postMessage(JSON.stringify(message), origin);
    frame.addEventListener('load', () => post(hello));
    addEventListener('message', (event) => {
      if (event.origin !== origin || event.source !== frame.contentWindow) return;
      let message;
      try {
        message = typeof event.data === 'string' ? JSON.parse(event.data) : event.data;
      } catch {
        return;
      }
      const time = timeOf(message);
      if (typeof time === 'number' && time !== state.told) follow((state.told = time));
    });
    find('.stage').append(frame);
    const toggleFrame = () => {
      state.playing = !state.playing;
      post(toggle(state.playing));
    };
    return { seek: (time) => post(seekMessage(time)), toggle: toggleFrame };
  }

  /** https://developers.google.com/youtube/iframe_api_reference, by its messages. */
  const playYouTube = (id) =>
    playFrame(
      `https://www.youtube-nocookie.com/embed/${id}?enablejsapi=1&playsinline=1&rel=0&start=${Math.floor(state.time)}`,
      {
        origin: 'https://www.youtube-nocookie.com',
        hello: { event: 'listening' },
        seek: (time) => ({ event: 'command', func: 'seekTo', args: [time, true] }),
        toggle: (playing) => ({ event: 'command', func: playing ? 'playVideo' : 'pauseVideo', args: [] }),
        timeOf: (message) => (message?.event === 'infoDelivery' ? message.info?.currentTime : undefined),
      },
    );

  /** https://developer.vimeo.com/player/sdk, by its messages. */
  const playVimeo = ({ id, hash }) =>
    playFrame(`https://player.vimeo.com/video/${id}?dnt=1${hash ? `&h=${hash}` : ''}#t=${Math.floor(state.time)}s`, {
      origin: 'https://player.vimeo.com',
      hello: { method: 'addEventListener', value: 'timeupdate' },
      seek: (time) => ({ method: 'setCurrentTime', value: time }),
      toggle: (playing) => ({ method: playing ? 'play' : 'pause' }),
      timeOf: (message) => (message?.event === 'timeupdate' ? message.data?.seconds : undefined),
    });

  function play() {
    const { video } = page;
    if (state.player || video.kind === 'none') return;
    // YouTube refuses to play in a page from disk, which sends no Referer.
    if (video.kind === 'link' || (video.kind !== 'file' && location.protocol === 'file:')) {
      open(video.watch + Math.floor(state.time), 'nbscribe-video');
      return;
    }
    loadButton.hidden = true;
    // Both are wanted: the one who speaks, and what is on the slide.
    find('.stage').after(...slides);
    state.player =
      video.kind === 'youtube'
        ? playYouTube(video.id)
        : video.kind === 'vimeo'
          ? playVimeo(video)
          : playFile(video.src);
    state.player.seek(state.time);
    if (video.kind === 'file') state.player.toggle();
  }
  loadButton?.addEventListener('click', play);

  // Moments.
  function timeOfHash(hash) {
    const found = /[#&]t=(?:(\d+):)?(?:(\d+):)?(\d+(?:\.\d+)?)s?/.exec(hash);
    if (!found) return undefined;
    return found
      .slice(1)
      .filter((part) => part !== undefined)
      .map(Number)
      .reduce((sum, part) => sum * 60 + part, 0);
  }

  function goToHash() {
    const time = timeOfHash(location.hash);
    if (time === undefined) return;
    // A link is cut to whole seconds: the sentence that begins within that second is meant.
    const meant = Number.isInteger(time) ? (starts.find((start) => Math.floor(start) === time) ?? time) : time;
    seek(page.duration > 0 ? Math.min(meant, page.duration) : meant);
  }

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#t="]');
    if (link) {
      event.preventDefault();
      history.pushState(null, '', link.getAttribute('href'));
      goToHash();
      return;
    }
    const span = event.target.closest('.s');
    if (!span || !getSelection().isCollapsed) return;
    history.replaceState(null, '', `#t=${Math.floor(Number(span.dataset.t))}`);
    seek(Number(span.dataset.t), false);
  });
  addEventListener('popstate', goToHash);
  addEventListener('hashchange', goToHash);

  const followButton = find('#follow');
  function setFollow(follow) {
    state.follow = follow;
    followButton?.setAttribute('aria-pressed', String(follow));
    if (follow) scrollTo(spans[state.sentence]);
  }
  followButton?.addEventListener('click', () => setFollow(!state.follow));
  const stopFollowing = () => state.follow && Date.now() - state.movedAt > 300 && setFollow(false);
  addEventListener('wheel', stopFollowing, { passive: true });
  addEventListener('touchmove', stopFollowing, { passive: true });

  // While nothing plays, the slide and the section are those of what is read: the last sentence that begins in the upper third.
  function readHere() {
    state.scrolling = false;
    const isOwn = Date.now() - state.movedAt < 1000;
    if (isOwn || Date.now() - state.toldAt < 1500 || spans.length === 0) return;
    const line = innerHeight / 3 + (innerWidth < 960 ? (find('.stage')?.offsetHeight ?? 0) / 2 : 0);
    let [low, high] = [0, spans.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (spans[middle].getBoundingClientRect().top <= line) low = middle;
      else high = middle - 1;
    }
    state.read = low;
    showBeside(starts[low]);
  }
  addEventListener(
    'scroll',
    () => {
      if (!state.scrolling) requestAnimationFrame(readHere);
      state.scrolling = true;
    },
    { passive: true },
  );

  // Search: all words as one string, so that a phrase is found across sentences.
  const fold = (text) =>
    text
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase();
  const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}_']+/gu) ?? [];
  const query = find('#query');
  const hits = find('#hits');
  let index;
  function buildIndex() {
    const parts = [];
    const offsets = [];
    const owners = [];
    let length = 1;
    spans.forEach((span, nth) => {
      for (const word of wordsOf(span.textContent)) {
        parts.push(word);
        offsets.push(length);
        owners.push(nth);
        length += word.length + 1;
      }
    });
    return { text: ` ${parts.join(' ')} `, offsets, owners };
  }

  function hitItem(nth) {
    const link = document.createElement('a');
    link.href = `#t=${Math.floor(starts[nth])}`;
    const time = document.createElement('span');
    time.className = 't';
    time.textContent = `${formatClock(starts[nth])} `;
    link.append(time, spans[nth].textContent.slice(0, 140));
    const item = document.createElement('li');
    item.append(link);
    return item;
  }

  function search() {
    index ??= buildIndex();
    for (const span of findAll('.s.hit')) span.classList.remove('hit');
    const words = wordsOf(query.value);
    const list = find('ol', hits);
    list.textContent = '';
    hits.classList.toggle('on', words.length > 0);
    if (words.length === 0) return;
    const wanted = ` ${words.join(' ')}`;
    const seen = new Set();
    let count = 0;
    for (let at = index.text.indexOf(wanted); at >= 0; at = index.text.indexOf(wanted, at + 1)) {
      count++;
      const word = indexAt(at + 1, index.offsets);
      for (let nth = word; nth < word + words.length; nth++) spans[index.owners[nth]]?.classList.add('hit');
      const owner = index.owners[word];
      if (seen.size < 50 && !seen.has(owner)) list.append(hitItem(owner));
      seen.add(owner);
    }
    const [one, more = one] = page.words.hits.split('|');
    find('#count').textContent = count === 0 ? page.words.noHits : (count === 1 ? one : more).replace('{n}', count);
  }
  query.addEventListener('input', search);

  // Keys of one letter can be switched off (WCAG 2.1.4). A page from disk may have no storage.
  const stored = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const store = (key, value) => {
    try {
      localStorage.setItem(key, value);
    } catch {
      // Then it is forgotten.
    }
  };
  const keysOn = find('#keys-on');
  keysOn.checked = stored('nbscribe-keys') !== 'off';
  keysOn.addEventListener('change', () => store('nbscribe-keys', keysOn.checked ? 'on' : 'off'));
  const step = (by) => seek(starts[Math.min(starts.length - 1, Math.max(0, (state.read ?? state.sentence) + by))] ?? 0);
  const actions = {
    k: () => (state.player ? state.player.toggle() : play()),
    j: () => seek(Math.max(0, state.time - 10)),
    l: () => seek(Math.min(page.duration || Infinity, state.time + 10)),
    ',': () => step(-1),
    '.': () => step(1),
    '/': () => query.focus(),
    f: () => setFollow(!state.follow),
    '?': () => find('#keys').showModal(),
  };
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && event.target === query) {
      query.value = '';
      search();
      query.blur();
      return;
    }
    const isTyping = /^(?:INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.closest?.('dialog');
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping || !keysOn.checked) return;
    if (!Object.hasOwn(actions, event.key)) return;
    event.preventDefault();
    actions[event.key]();
  });
  find('#show-keys').addEventListener('click', () => find('#keys').showModal());

  const root = document.documentElement;
  const setTheme = (theme) => {
    if (theme === 'dark' || theme === 'light') root.dataset.theme = theme;
  };
  setTheme(stored('nbscribe-theme'));
  find('#theme').addEventListener('click', () => {
    const isDark =
      (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
    setTheme(isDark ? 'light' : 'dark');
    store('nbscribe-theme', isDark ? 'light' : 'dark');
  });

  for (const button of findAll('.copy'))
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(find('code', button.parentElement).textContent);
        button.textContent = page.words.copied;
      } catch {
        getSelection().selectAllChildren(find('code', button.parentElement));
      }
    });

  // Widths are set here: the page's policy allows no style in attributes.
  page.sections.forEach(({ t }, nth) => {
    const link = find(`.bar [data-section="${nth}"]`);
    if (link) link.style.flexGrow = String(Math.max(1, (page.sections[nth + 1]?.t ?? page.duration) - t));
  });
  if (matchMedia('(max-width: 60rem)').matches) find('.fold').open = false;
  show(0, false);
  goToHash();
  root.dataset.ready = 'true';
})();
