import { extensionOf } from '../files.js';
import type { NumberedLine, TextCell, TextNotebook } from './cell.js';
import { cellOf } from './cell.js';
import { isColab, readColab } from './colab.js';
import { isDatabricks, readDatabricks } from './databricks.js';
import { readFenced, type Fences } from './fenced.js';
import { readHeader, type Header } from './header.js';
import { languageOfFile, scriptLanguageOf, type ScriptLanguage } from './languages.js';
import { isLightMark, readLight } from './light.js';
import { isPrompt, readPrompts } from './nbconvert.js';
import { isPercentMark, readPercent, type ScriptSettings } from './percent.js';
import { isPluto, readPluto } from './pluto.js';
import { isSpin, readSpin } from './spin.js';

/** Documents that are notebooks by their name. */
const DOCUMENTS = ['.qmd', '.rmd', '.rmarkdown'];
const MARKDOWN = ['.md', '.markdown', '.myst'];

/** A directive of MyST, or the head that jupytext writes. */
const MARKED =
  /^[ \t]*(?:`{3,}|~{3,}|:{3,})[ \t]*\{code-cell\}|(?<![^\n])---\n(?:(?!---\n)[^\n]*\n){0,60}?(?:jupyter|jupytext|kernelspec):/m;

/** Whether a file is a notebook as text: a script or Quarto by its name, Markdown by what is in it. */
export function isTextNotebook(path: string, readText: () => string | undefined): boolean {
  if (languageOfFile(path) !== undefined || DOCUMENTS.includes(extensionOf(path))) return true;
  return MARKDOWN.includes(extensionOf(path)) && MARKED.test((readText() ?? '').replace(/\r\n?/g, '\n'));
}

/** Reads a notebook that is kept as text. Never fails: a script without any mark is one cell. */
export function readTextNotebook(path: string, text: string): TextNotebook {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line, at) => ({ text: line, line: at + 1 }));
  const script = scriptLanguageOf(path);
  return script === undefined ? readDocument(path, lines) : readScriptLines(lines, script);
}

function readScriptLines(lines: readonly NumberedLine[], { name, comment }: ScriptLanguage): TextNotebook {
  if (name === 'julia' && isPluto(lines)) return { format: 'pluto', language: name, ...readPluto(lines) };
  const header = readHeader(lines, comment);
  const language = header.language ?? name;
  const [format, cells] = readCells(lines, header, { name, comment });
  return { format, language, ...aboutOf(header), cells };
}

function readCells(
  lines: readonly NumberedLine[],
  header: Header,
  { name, comment }: ScriptLanguage,
): readonly [string, readonly TextCell[]] {
  const { rest } = header;
  const settings: ScriptSettings = { comment, magics: name === 'python' && !header.plainMagics };
  const some = (isMark: (line: string, comment: string) => boolean) => rest.some(({ text }) => isMark(text, comment));
  if (isDatabricks(rest, comment)) return ['databricks', readDatabricks(rest, { comment, language: name })];
  if (name === 'python' && isColab(rest)) return ['colab', readColab(rest)];
  if (some(isPercentMark)) return ['percent', readPercent(rest, settings)];
  if (some(isPrompt)) return ['nbconvert', readPrompts(rest, settings)];
  if (['light', 'bare', 'nomarker'].includes(header.format ?? '') || some(isLightMark))
    return ['light', readLight(rest, settings)];
  if (name === 'R' && isSpin(rest)) return ['spin', readSpin(rest)];
  return ['script', cellOf(header.isYaml ? rest : lines, { kind: 'code' })];
}

function readDocument(path: string, lines: readonly NumberedLine[]): TextNotebook {
  const header = readHeader(lines);
  const format = fencesOf(path, header);
  const found = readFenced(header.rest, { fences: format, kernel: header.language ?? 'python' });
  const language = header.language ?? found.find((cell) => cell.language !== undefined)?.language ?? 'python';
  return { format, language, ...aboutOf(header), cells: found.map((cell) => inNotebookOf(language, cell)) };
}

/** A cell of the notebook's own language needs no name of it; a shell's has its magic in a notebook of Python. */
function inNotebookOf(notebook: string, { language, ...cell }: TextCell): TextCell {
  if (language === 'bash' && notebook === 'python') return { ...cell, source: `%%bash\n${cell.source}` };
  return language === undefined || language === notebook ? cell : { ...cell, language };
}

function fencesOf(path: string, { format, rest }: Header): Fences {
  if (DOCUMENTS.includes(extensionOf(path))) return 'quarto';
  const isMyst = format === 'myst' || rest.some(({ text }) => /^[ \t]*[`~:]{3,}[ \t]*\{code-cell\}/.test(text));
  return isMyst ? 'myst' : 'markdown';
}

const aboutOf = ({ title, kernel }: Header): Pick<TextNotebook, 'title' | 'kernel'> => ({
  ...(title !== undefined && { title }),
  ...(kernel !== undefined && { kernel }),
});
