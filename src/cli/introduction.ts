/** What `nbscribe` alone says: the few things one can do with it. */
export const INTRODUCTION = `nbscribe turns a recorded lecture into Jupyter notebooks.

  nbscribe build talk.vtt              a notebook of a transcript: every word, linked to its moment
  nbscribe build lesson2/ --summary    with the slides and the code of a folder, and the core concepts apart
  nbscribe inspect lesson2/            what would be taken for what, before anything is written
  nbscribe open lesson2.ipynb          shows a notebook in JupyterLab
  nbscribe init lesson2                makes a lecture folder to fill

A transcript is what YouTube, Zoom, Teams, Whisper and others write: \`nbscribe formats\` lists them.
All commands: nbscribe --help    All options of one: nbscribe build --help
`;
