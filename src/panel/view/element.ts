/** The parts that every view is made of. */

/** An element with its classes. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

/** Google's Material icons (Apache 2.0), which JupyterLab uses too: paths in a square of 24. */
const ICONS = {
  back: 'M11 18V6l-8.5 6 8.5 6zm.5-6 8.5 6V6l-8.5 6z',
  play: 'M8 5v14l11-7z',
  pause: 'M6 19h4V5H6v14zm8-14v14h4V5h-4z',
  forward: 'M4 18l8.5-6L4 6v12zm9-12v12l8.5-6L13 6z',
  note: 'M3 17.25V21h3.75L17.8 9.94l-3.75-3.75L3 17.25zM20.7 7.04a1 1 0 0 0 0-1.41l-2.34-2.34a1 1 0 0 0-1.41 0l-1.83 1.83 3.75 3.75 1.83-1.83z',
  picture:
    'M8.8 12a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0-6.4 0M9 2 7.17 4H4a2 2 0 0 0-2 2v12c0 1.1.9 2 2 2h16a2 2 0 0 0 2-2V6a2 2 0 0 0-2-2h-3.17L15 2H9zm3 15a5 5 0 1 1 0-10 5 5 0 0 1 0 10z',
  follow:
    'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zm8.9 3A9 9 0 0 0 13 3.06V1h-2v2.06A9 9 0 0 0 3.06 11H1v2h2.06A9 9 0 0 0 11 20.94V23h2v-2.06A9 9 0 0 0 20.94 13H23v-2h-2.06zM12 19a7 7 0 1 1 0-14 7 7 0 0 1 0 14z',
  lecture:
    'M21 3H3a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h5v2h8v-2h5a2 2 0 0 0 2-2V5a2 2 0 0 0-2-2zm0 14H3V5h18v12zM9 8v6l6-3z',
} as const;

export type IconName = keyof typeof ICONS;

/** As JupyterLab colours its own icons in both themes. */
export const iconSource = (icon: IconName): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 24 24" aria-hidden="true">` +
  `<path class="jp-icon3" fill="#616161" d="${ICONS[icon]}"/></svg>`;

/** A button with an icon, a name for those who do not see it, and perhaps a word. */
export function iconButton(icon: IconName, label: string, word = ''): HTMLButtonElement {
  const button = element('button', 'nbscribe-button');
  button.type = 'button';
  button.setAttribute('aria-label', label);
  setIcon(button, icon);
  if (word !== '') button.append(element('span', '', word));
  return button;
}

export function setIcon(button: HTMLButtonElement, icon: IconName): void {
  if (button.dataset['icon'] === icon) return;
  button.dataset['icon'] = icon;
  button.querySelector('svg')?.remove();
  button.insertAdjacentHTML('afterbegin', iconSource(icon));
}
