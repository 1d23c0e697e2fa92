/** `about` is the `package.json` of nbscribe; gives the folder that was written. */
export function buildPanel(
  labextensions: string,
  about: { readonly name: string; readonly version: string; readonly license: string },
): Promise<string>;
