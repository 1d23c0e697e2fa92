/** The panel shows the lecture whose notebook is in front; another notebook in front leaves it as it is. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import { ToolbarButton } from '@jupyterlab/ui-components';
import type { LabIcon } from '@jupyterlab/ui-components';
import type { LectureNotebooks } from './notebook/lecture-notebooks.js';
import type { LecturePanel } from './panel.js';

export interface FrontOptions {
  readonly tracker: INotebookTracker;
  readonly notebooks: LectureNotebooks;
  readonly panel: LecturePanel;
  readonly icon: LabIcon;
}

export async function followFront(app: JupyterFrontEnd, options: FrontOptions): Promise<void> {
  const { tracker } = options;
  const welcomed = new WeakSet<NotebookPanel>();
  const follow = async (notebook: NotebookPanel | null) => {
    if (notebook === null) return;
    await notebook.context.ready;
    await notebook.revealed;
    if (tracker.currentWidget !== notebook || notebook.isDisposed) return;
    const lecture = options.notebooks.of(notebook);
    if (lecture === undefined) return;
    await options.panel.setNotebook(lecture);
    if (welcomed.has(notebook)) return;
    welcomed.add(notebook);
    await welcome(app, notebook, options);
  };
  tracker.currentChanged.connect((_, notebook) => void follow(notebook));
  await follow(tracker.currentWidget);
}

/** What a notebook gets when it comes to the front for the first time. */
async function welcome(
  { shell, restored }: JupyterFrontEnd,
  notebook: NotebookPanel,
  { notebooks, panel, icon }: FrontOptions,
): Promise<void> {
  const lecture = notebooks.of(notebook);
  // By hand, not by the schema of the settings, which would put it into every notebook.
  const onClick = () => shell.activateById(panel.id);
  const button = new ToolbarButton({ icon, label: 'Lecture', tooltip: 'Show the video of the lecture', onClick });
  if (!notebook.toolbar.insertAfter('cellType', 'nbscribe-lecture', button))
    notebook.toolbar.addItem('nbscribe-lecture', button);
  notebook.disposed.connect(() => {
    if (lecture !== undefined && panel.notebook === lecture) void panel.setNotebook(notebooks.besides(lecture));
  });
  if (panel.settings.open !== 'with-notebook' || panel.isVisible) return;
  await restored;
  shell.activateById(panel.id);
  shell.activateById(notebook.id);
}
