/**
 * What the panel uses of JupyterLab, and no more: the packages themselves are 331 MB with mermaid, React and
 * CodeMirror, for their types alone. `npm run nightly:panel` holds the source against the real types.
 */
declare module '@lumino/widgets' {
  export class Widget {
    id: string;
    readonly node: HTMLElement;
    readonly title: { icon: unknown; caption: string };
    readonly isVisible: boolean;
    readonly isAttached: boolean;
    readonly isDisposed: boolean;
    addClass(name: string): void;
    toggleClass(name: string, force?: boolean): boolean;
    readonly parent: Widget | null;
    activate(): void;
    fit(): void;
    dispose(): void;
  }
}
declare module '@jupyterlab/coreutils' {
  export namespace PageConfig {
    function getOption(name: string): string;
    function getBaseUrl(): string;
  }
  export namespace URLExt {
    function join(...parts: string[]): string;
    function encodeParts(path: string): string;
  }
}
declare module '@jupyterlab/services' {
  export namespace Contents {
    interface IModel {
      readonly name: string;
      readonly content: unknown;
    }
    interface IManager {
      get(path: string, options?: { content?: boolean }): Promise<IModel>;
      getDownloadUrl(path: string): Promise<string>;
      localPath(path: string): string;
    }
  }
}
declare module '@jupyterlab/application' {
  import type { Contents } from '@jupyterlab/services';
  import type { Widget } from '@lumino/widgets';
  export interface JupyterFrontEnd {
    readonly commands: {
      addCommand(id: string, options: { execute: () => unknown; isEnabled?: () => boolean }): unknown;
      execute(id: string): Promise<unknown>;
      notifyCommandChanged(id?: string): void;
      readonly keyBindings: readonly { readonly command: string; readonly keys: readonly string[] }[];
    };
    readonly shell: {
      add(widget: Widget, area?: string, options?: { rank?: number }): void;
      activateById(id: string): void;
    };
    readonly restored: Promise<void>;
    readonly serviceManager: { readonly contents: Contents.IManager };
  }
  export interface JupyterFrontEndPlugin<T> {
    readonly id: string;
    readonly description?: string;
    readonly autoStart?: boolean;
    readonly requires?: unknown[];
    readonly optional?: unknown[];
    readonly activate: (app: JupyterFrontEnd, ...services: never[]) => T | Promise<T>;
  }
  export interface ILayoutRestorer {
    add(widget: Widget, name: string): void;
  }
  export const ILayoutRestorer: unknown;
}
declare module '@jupyterlab/apputils' {
  export interface ICommandPalette {
    addItem(options: { command: string; category: string }): unknown;
  }
  export const ICommandPalette: unknown;
}
declare module '@jupyterlab/settingregistry' {
  export interface ISettingRegistry {
    load(id: string): Promise<{ readonly composite: object; readonly changed: { connect(slot: () => void): boolean } }>;
  }
  export const ISettingRegistry: unknown;
}
declare module '@jupyterlab/statedb' {
  export interface IStateDB {
    fetch(id: string): Promise<unknown>;
    save(id: string, value: Record<string, number>): Promise<unknown>;
  }
  export const IStateDB: unknown;
}
declare module '@jupyterlab/ui-components' {
  import { Widget } from '@lumino/widgets';
  export class LabIcon {
    constructor(options: { name: string; svgstr: string });
  }
  export class ToolbarButton extends Widget {
    constructor(options: { icon: LabIcon; label: string; tooltip: string; onClick: () => void });
  }
}
declare module '@jupyterlab/notebook' {
  import { Widget } from '@lumino/widgets';
  interface Signal<S, A> {
    connect(slot: (sender: S, args: A) => void): boolean;
    disconnect(slot: (sender: S, args: A) => void): boolean;
  }
  interface SharedCell {
    getSource(): string;
    toJSON(): object;
  }
  export interface CellModel {
    readonly id: string;
    readonly metadata: Record<string, unknown>;
    readonly sharedModel: SharedCell;
  }
  interface NewMarkdownCell {
    cell_type: 'markdown';
    source: string;
    metadata: Record<string, never>;
    attachments?: Record<string, Record<string, string>>;
  }
  export interface NotebookModel {
    readonly cells: { readonly length: number; get(index: number): CellModel };
    readonly sharedModel: { insertCell(index: number, cell: NewMarkdownCell): unknown };
    readonly contentChanged: Signal<unknown, void>;
    getMetadata(key: string): unknown;
  }
  interface Position {
    readonly line: number;
    readonly column: number;
  }
  export class Cell extends Widget {
    readonly model: CellModel;
    readonly ready: Promise<void>;
    readonly editor: {
      focus(): void;
      getPositionAt(offset: number): Position | undefined;
      setCursorPosition(position: Position): void;
    } | null;
  }
  export class Notebook extends Widget {
    readonly model: NotebookModel | null;
    readonly widgets: readonly Cell[];
    readonly activeCell: Cell | null;
    readonly activeCellChanged: Signal<unknown, unknown>;
    activeCellIndex: number;
    mode: 'command' | 'edit';
    deselectAll(): void;
    scrollToItem(index: number, align?: 'smart'): Promise<void>;
  }
  export class NotebookPanel extends Widget {
    readonly content: Notebook;
    readonly revealed: Promise<void>;
    readonly disposed: Signal<unknown, void>;
    readonly context: {
      readonly path: string;
      readonly ready: Promise<void>;
      readonly urlResolver: { resolveUrl(url: string): Promise<string>; getDownloadUrl(path: string): Promise<string> };
    };
    readonly toolbar: {
      insertAfter(at: string, name: string, widget: Widget): boolean;
      addItem(name: string, widget: Widget): boolean;
    };
  }
  export interface INotebookTracker {
    readonly currentWidget: NotebookPanel | null;
    readonly currentChanged: Signal<unknown, NotebookPanel | null>;
    find(fits: (notebook: NotebookPanel) => boolean): NotebookPanel | undefined;
    forEach(visit: (notebook: NotebookPanel) => void): void;
  }
  export const INotebookTracker: unknown;
}
