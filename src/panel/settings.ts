/** What a reader can set, under Settings > Lecture. */
import type { ISettingRegistry } from '@jupyterlab/settingregistry';

/** As `schema.json` describes them, with the same defaults. */
export interface Settings {
  readonly open: 'with-notebook' | 'on-click';
  readonly follow: boolean;
  readonly links: boolean;
  readonly skipSeconds: number;
  readonly embeds: boolean;
}

export const DEFAULTS: Settings = { open: 'with-notebook', follow: true, links: true, skipSeconds: 5, embeds: true };

/**
 * Tells the settings now, and again whenever they change. Without a registry, or with a broken one, the defaults hold.
 */
export async function watchSettings(
  registry: ISettingRegistry | null,
  id: string,
  tell: (settings: Settings) => void,
): Promise<void> {
  const loaded = await registry
    ?.load(id)
    // eslint-disable-next-line no-console -- where else would one who looks for the cause look?
    .catch((error: unknown) => void console.warn('nbscribe: the settings cannot be read', error));
  const apply = () => tell({ ...DEFAULTS, ...loaded?.composite });
  loaded?.changed.connect(apply);
  apply();
}
