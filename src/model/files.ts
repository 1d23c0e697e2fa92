/** The files of one lecture, handed in by the host. Paths are relative to the lecture's folder, with `/`. */
export interface LectureFiles {
  /** The bytes of a file, or undefined where it cannot be read. */
  read(path: string): Uint8Array | undefined;
  /**
   * Names in a folder (`''` is the lecture's own), sorted,
   * those of folders with a `/` at the end; undefined where it is none.
   */
  list(folder: string): readonly string[] | undefined;
  /** Size in bytes, or undefined where there is no such file. */
  sizeOf(path: string): number | undefined;
}

/** What reading a file gave: its bytes, or the system's name of the error, such as `ENOENT`. */
export type FileContent = { readonly bytes: Uint8Array } | { readonly error: string };
