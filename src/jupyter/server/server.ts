import { Secret } from './secret.js';

/** A Jupyter server that answers and takes our token. */
export interface Server {
  /** Ends in `/`; holds no token. */
  readonly url: string;
  readonly token: Secret;
  /** The folder it serves, where the server is on this machine. */
  readonly rootDir?: string;
  readonly pid?: number;
  /** `started` by this call, `found` running on this machine, `given` by its URL. */
  readonly origin: 'started' | 'found' | 'given';
  /** Settles when a started server has ended, for whatever reason; never for others. */
  readonly ended: Promise<void>;
  /** Ends a started server and its kernels; does nothing to others. May be called twice. */
  stop(): Promise<void>;
}

/** Takes apart what people paste: `http://host:8888/lab/tree/x?token=abc` gives the base URL and the token. */
export function parseServerUrl(text: string): { url: string; token?: string; hasLogin?: true } | undefined {
  const withScheme = /^[a-z][a-z+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(withScheme)) return undefined;
  const url = new URL(withScheme);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  const token = url.searchParams.get('token') ?? undefined;
  const path = url.pathname.replace(/\/(?:lab|tree|doc|notebooks)(?:\/.*)?$/, '').replace(/\/*$/, '/');
  const hasLogin = url.username !== '' || url.password !== '';
  return {
    url: `${url.protocol}//${url.host}${path}`,
    ...(hasLogin && { hasLogin }),
    ...(token !== undefined && { token }),
  };
}

/** A server that was named by its URL. */
export function givenServer(url: string, token: string): Server {
  return { url, token: new Secret(token), origin: 'given', ended: never(), stop: () => Promise.resolve() };
}

/** A promise that nobody keeps. */
export function never(): Promise<void> {
  return new Promise(() => undefined);
}
