import type { LectureFiles } from '../model/files.js';

/** A lecture's files that are on no disk: paths (with `/`) to texts or bytes. */
export function openMemory(files: Readonly<Record<string, string | Uint8Array>>): LectureFiles {
  const encoder = new TextEncoder();
  const contents = new Map(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? encoder.encode(content) : content,
    ]),
  );
  return {
    read: (path) => contents.get(path),
    sizeOf: (path) => contents.get(path)?.length,
    list: (folder) => {
      const prefix = folder === '' ? '' : `${folder.replace(/\/$/, '')}/`;
      const below = [...contents.keys()]
        .filter((path) => path.startsWith(prefix))
        .map((path) => path.slice(prefix.length));
      const names = below.map((rest) => (rest.includes('/') ? rest.slice(0, rest.indexOf('/') + 1) : rest));
      return names.length === 0 && folder !== '' ? undefined : [...new Set(names)].sort();
    },
  };
}
