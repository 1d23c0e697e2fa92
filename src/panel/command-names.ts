/** What can be asked of the panel. */
export type CommandName = 'show' | 'play' | 'back' | 'forward' | 'note' | 'note-picture' | 'go-to-cell' | 'follow';

/** The name under which JupyterLab, and `schema.json`, know a command. */
export const commandId = (name: CommandName): string => `nbscribe:lecture-${name}`;
