/** One line that is read aloud: what was done, or what is wrong and where the video opens otherwise. */
import { element } from './element.js';

export class Status {
  readonly node = element('div', 'nbscribe-status');

  constructor() {
    this.node.setAttribute('role', 'status');
  }

  say(message: string, href = ''): void {
    this.node.replaceChildren(message);
    if (href === '') return;
    const link = element('a', '', 'Open in a tab');
    link.href = href;
    link.target = '_blank';
    link.rel = 'noopener';
    this.node.append(' ', link);
  }
}
