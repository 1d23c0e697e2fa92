/**
 * What JupyterLab asks of a prebuilt extension: `window._JUPYTERLAB[name]` with the two functions of webpack's
 * container interface, `init(shareScope)` and `get(module)` (jupyterlab/staging/bootstrap.js and index.js;
 * Notebook 7 and JupyterLite have the same).
 */

/** Of each shared package its versions: `scope['@jupyterlab/notebook']['4.6.6']`. */
export type ShareScope = Readonly<Record<string, Readonly<Record<string, SharedVersion>> | undefined>>;

export interface SharedVersion {
  readonly get: () => Promise<() => unknown> | (() => unknown);
  readonly loaded?: unknown;
}

export interface Container {
  readonly init: (scope: ShareScope) => void;
  readonly get: (module: string) => Promise<() => unknown>;
}

export interface Extension {
  readonly name: string;
  /** The packages that it takes from JupyterLab. */
  readonly uses: readonly string[];
  /** Runs the bundled code; gives what it exports. */
  readonly run: (shared: Readonly<Record<string, unknown>>) => unknown;
}

export function openContainer({ name, uses, run }: Extension): Container {
  let scope: ShareScope = {};
  let loading: Promise<unknown> | undefined;
  const take = async (used: string): Promise<[string, unknown]> => {
    const chosen = chooseVersion(scope[used] ?? {});
    if (chosen === undefined) throw new Error(`${name} needs ${used}, which this JupyterLab does not share`);
    return [used, (await chosen.get())()];
  };
  const load = async () => run(Object.fromEntries(await Promise.all(uses.map(take))));
  return {
    init: (given) => void (scope = given),
    get: async (module) => {
      if (module !== './extension') throw new Error(`${name} has no module ${module}`);
      const exported = await (loading ??= load());
      return () => exported;
    },
  };
}

/** As webpack chooses a singleton: the one that is loaded, else the highest version. */
function chooseVersion(versions: Readonly<Record<string, SharedVersion>>): SharedVersion | undefined {
  const [best] = Object.entries(versions).sort(
    ([one, first], [other, second]) =>
      Number(Boolean(second.loaded)) - Number(Boolean(first.loaded)) || compareVersions(other, one),
  );
  return best?.[1];
}

/** A pre-release comes before its release. */
function compareVersions(one: string, other: string): number {
  const [first, second] = [one, other].map((version) => version.split(/[.+-]/));
  for (let at = 0; at < 3; at++) {
    const difference = Number(first?.[at]) - Number(second?.[at]);
    if (difference !== 0 && !Number.isNaN(difference)) return difference;
  }
  return (second?.length ?? 0) - (first?.length ?? 0);
}
