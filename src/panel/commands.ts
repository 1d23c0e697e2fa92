/** What the panel can do, for menus, palette, keys and its own buttons. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ICommandPalette } from '@jupyterlab/apputils';
import type { LabIcon } from '@jupyterlab/ui-components';
import { commandId } from './command-names.js';
import type { CommandName } from './command-names.js';
import type { LecturePanel } from './panel.js';

interface CommandOptions {
  readonly label: string;
  readonly execute: () => unknown;
  readonly isEnabled?: () => boolean;
  readonly isToggled?: () => boolean;
  readonly isVisible?: () => boolean;
  readonly icon?: LabIcon;
  readonly caption?: string;
}

export function addCommands(
  { commands, shell }: Pick<JupyterFrontEnd, 'commands' | 'shell'>,
  palette: ICommandPalette | null,
  { panel, icon }: { readonly panel: LecturePanel; readonly icon: LabIcon },
): void {
  const add = (name: CommandName, options: CommandOptions) => {
    const isEnabled = () => panel.notebook !== undefined && (options.isEnabled?.() ?? true);
    commands.addCommand(commandId(name), { ...options, isEnabled });
    palette?.addItem({ command: commandId(name), category: 'Lecture' });
  };
  const { playback, following } = panel;
  /** The notebook is perhaps not in front: its reader writes in another one beside it. */
  const note = (withPicture: boolean) => {
    if (panel.notebook !== undefined) shell.activateById(panel.notebook.panel.id);
    return panel.note(withPicture);
  };
  add('show', {
    label: 'Lecture',
    caption: 'Show the video of the lecture',
    icon,
    isVisible: () => panel.notebook !== undefined,
    execute: () => shell.activateById(panel.id),
  });
  add('play', {
    label: 'Play or Pause the Lecture',
    isEnabled: () => playback.canPlay,
    execute: () => playback.toggle(),
  });
  add('back', { label: 'Skip Back', execute: () => panel.skip(-1) });
  add('forward', { label: 'Skip Forward', execute: () => panel.skip(1) });
  add('note', { label: 'Note at This Moment', execute: () => note(false) });
  add('note-picture', {
    label: 'Note with the Picture of This Moment',
    isEnabled: () => playback.canTakePicture,
    execute: () => note(true),
  });
  add('go-to-cell', { label: 'Go to the Moment of This Cell', execute: () => panel.goToCell() });
  add('follow', {
    label: 'Follow in the Notebook',
    isToggled: () => following.isOn,
    execute: () => (following.isOn = !following.isOn),
  });
}
