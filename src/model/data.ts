/** Reads a file that ships with the package, named by its path below `src/`: `text/punctuation/weights.bin`. */
export type ReadData = (name: string) => Uint8Array;
