/**
 * The plugin as JupyterLab starts it: makes the panel, and connects it with commands, settings, links and notebooks.
 */
import { ILayoutRestorer } from '@jupyterlab/application';
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { PageConfig } from '@jupyterlab/coreutils';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { IStateDB } from '@jupyterlab/statedb';
import { LabIcon } from '@jupyterlab/ui-components';
import { clickLinks } from './click-links.js';
import { commandId } from './command-names.js';
import type { CommandName } from './command-names.js';
import { addCommands } from './commands.js';
import { followFront } from './follow-front.js';
import { LectureNotebooks } from './notebook/lecture-notebooks.js';
import { Moments } from './moments.js';
import { LecturePanel } from './panel.js';
import css from './panel.css';
import { watchSettings } from './settings.js';
import { iconSource } from './view/element.js';
import { watchScrolling } from './watch-scrolling.js';

/** The name of the folder, and of the settings' schema in it. */
const ID = 'nbscribe-lecture:panel';
/** Below what JupyterLab itself has in the right side bar. */
const RANK = 950;

const plugin: JupyterFrontEndPlugin<void> = {
  id: ID,
  description: "The lecture's video beside its notebook.",
  autoStart: true,
  requires: [INotebookTracker],
  optional: [ISettingRegistry, ICommandPalette, ILayoutRestorer, IStateDB],
  // Awaits nothing: JupyterLab restores its layout only when every plugin is active,
  // and settings and state wait for that.
  activate(
    app: JupyterFrontEnd,
    tracker: INotebookTracker,
    registry: ISettingRegistry | null,
    palette: ICommandPalette | null,
    restorer: ILayoutRestorer | null,
    state: IStateDB | null,
  ) {
    if (!isPageOfNotebooks()) return;
    document.head.append(Object.assign(document.createElement('style'), { textContent: css }));
    const { contents } = app.serviceManager;
    const icon = new LabIcon({ name: 'nbscribe:lecture', svgstr: iconSource('lecture') });
    const moments = new Moments(state);
    const notebooks = new LectureNotebooks(tracker, contents);
    const panel = openPanel(app, { moments, icon, notebooks });
    restorer?.add(panel, 'nbscribe-lecture');
    addCommands(app, palette, { panel, icon });
    clickLinks(notebooks, panel, () => app.shell.activateById(panel.id));
    watchScrolling(
      () => panel.notebook?.panel.content.node,
      () => panel.following.scrolledAway(panel.playback.isPlaying),
    );
    void Promise.all([moments.load(), watchSettings(registry, ID, (settings) => (panel.settings = settings))]).then(
      () => followFront(app, { tracker, notebooks, panel, icon }),
    );
  },
};
export default plugin;

/** Notebook 7 has a page for each thing, and starts every plugin on each; JupyterLab has one for all. */
const isPageOfNotebooks = () => ['', 'notebooks'].includes(PageConfig.getOption('notebookPage'));

function openPanel(
  { commands, shell, serviceManager }: JupyterFrontEnd,
  { moments, icon, notebooks }: { moments: Moments; icon: LabIcon; notebooks: LectureNotebooks },
) {
  const keysOf = (name: CommandName) =>
    commands.keyBindings
      .find(({ command }) => command === commandId(name))
      ?.keys.join(' ')
      .replaceAll(' ', '+') ?? '';
  const panel = new LecturePanel({
    contents: serviceManager.contents,
    notebooks,
    moments,
    run: (name) => void commands.execute(commandId(name)),
    keysOf,
    onChange: () => commands.notifyCommandChanged(),
  });
  panel.title.icon = icon;
  panel.title.caption = 'Lecture';
  shell.add(panel, 'right', { rank: RANK });
  return panel;
}
