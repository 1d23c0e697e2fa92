/** Files of the server as the browser asks for them, and back. */
import { PageConfig, URLExt } from '@jupyterlab/coreutils';
import type { Contents } from '@jupyterlab/services';

/** JupyterLite refuses while its storage opens: the plain address does. */
export const fileUrlOf = (contents: Contents.IManager, path: string): Promise<string> =>
  contents.getDownloadUrl(path).catch(() => URLExt.join(PageConfig.getBaseUrl(), 'files', URLExt.encodeParts(path)));

/** JupyterLab turns a link to a file of the server into `files/PATH?...#t=...`: gives `/PATH#t=...` again. */
export function addressOf(link: HTMLAnchorElement): string {
  const files = new URL(URLExt.join(PageConfig.getBaseUrl(), 'files/'), location.href);
  const href = link.getAttribute('href') ?? '';
  const url = URL.canParse(href, location.href) ? new URL(href, location.href) : undefined;
  if (url?.origin !== files.origin || !url.pathname.startsWith(files.pathname)) return href;
  return `/${url.pathname.slice(files.pathname.length)}${url.hash}`;
}
