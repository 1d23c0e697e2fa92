import { openContainer } from '../../src/panel/container.js';
import type { ShareScope } from '../../src/panel/container.js';

const version = (value: string, loaded = false) => ({ get: () => Promise.resolve(() => value), loaded });

/** What an extension gets of one package. */
async function taken(versions: ShareScope['a']): Promise<unknown> {
  const { init, get } = openContainer({ name: 'x', uses: ['a'], run: (shared) => shared['a'] });
  init({ a: versions });
  return (await get('./extension'))();
}

test.each([
  [{ '4.0.13': version('old'), '4.6.6': version('new') }, 'new'],
  [{ '4.10.0': version('new'), '4.9.0': version('old') }, 'new'],
  [{ '4.0.13': version('loaded', true), '4.6.6': version('new') }, 'loaded'],
  [{ '4.7.0-rc.1': version('early'), '4.7.0': version('release') }, 'release'],
])('of several versions the one that is loaded is taken, else the highest: %#', async (versions, expected) =>
  expect(await taken(versions)).toBe(expected),
);

test('the code runs once, however often it is asked for', async () => {
  let runs = 0;
  const { init, get } = openContainer({ name: 'x', uses: [], run: () => ++runs });
  init({});
  expect([(await get('./extension'))(), (await get('./extension'))()]).toEqual([1, 1]);
});

test('what JupyterLab does not share, and a module that there is not, are named', async () => {
  await expect(taken(undefined)).rejects.toThrow('x needs a, which this JupyterLab does not share');
  const { get } = openContainer({ name: 'x', uses: [], run: () => 0 });
  await expect(get('./style')).rejects.toThrow('x has no module ./style');
});
