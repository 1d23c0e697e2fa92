/** Where a queue is: a server of Redis' protocol, or PostgreSQL. The password in it is never shown. */
export interface QueueAddress {
  readonly server: 'redis' | 'postgres';
  /** As drivers take it, password and all. */
  readonly url: string;
  /** For people: without the password and what follows the path. */
  readonly shown: string;
  readonly hasPassword: boolean;
}

/** Holds the whole address, password and all: arguments are seen by everyone on the machine, the environment is not. */
export const ADDRESS_VARIABLE = 'NBSCRIBE_QUEUE';

const SERVERS: Readonly<Record<string, readonly [QueueAddress['server'], scheme: string]>> = {
  'redis:': ['redis', 'redis:'],
  'rediss:': ['redis', 'rediss:'],
  'valkey:': ['redis', 'redis:'],
  'valkeys:': ['redis', 'rediss:'],
  'postgres:': ['postgres', 'postgres:'],
  'postgresql:': ['postgres', 'postgres:'],
};

/** Undefined where it is no address of a queue. */
export function readAddress(written: string): QueueAddress | undefined {
  const text = written.trim();
  const url = parse(text);
  const [server, scheme] = SERVERS[url?.protocol ?? ''] ?? [];
  if (url === undefined || server === undefined || scheme === undefined) return undefined;
  const user = url.username === '' ? '' : `${url.username}${url.password === '' ? '' : ':***'}@`;
  const login = user === '' && url.password !== '' ? '***@' : user;
  return {
    server,
    url: `${scheme}${text.slice(url.protocol.length)}`,
    shown: `${url.protocol}//${login}${url.host}${url.pathname === '/' ? '' : url.pathname}`,
    hasPassword: secretsOf(url).length > 0,
  };
}

/**
 * PostgreSQL's own programs also take a user without a host, for sockets:
 * `postgres://ann@/courses?host=/run/postgresql`.
 */
function parse(text: string): URL | undefined {
  const written = [text, text.replace('@/', '@localhost/')].find((one) => URL.canParse(one));
  return written === undefined ? undefined : new URL(written);
}

/** What a driver says of an address, with its secrets taken out. */
export function hideSecrets(said: string, { url, shown }: QueueAddress): string {
  const known = parse(url);
  const secrets = (known === undefined ? [] : secretsOf(known)).flatMap((secret) => [secret, decoded(secret)]);
  return [...new Set(secrets)].reduce((text, secret) => text.replaceAll(secret, '***'), said.replaceAll(url, shown));
}

const secretsOf = (url: URL): readonly string[] =>
  [url.password, url.searchParams.get('password') ?? '', url.searchParams.get('sslpassword') ?? ''].filter(
    (secret) => secret !== '',
  );

function decoded(secret: string): string {
  try {
    return decodeURIComponent(secret);
  } catch {
    return secret;
  }
}
