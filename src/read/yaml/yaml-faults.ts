import { isCollection, isScalar, visit, type Document, type YAMLParseError } from 'yaml';
import { quote } from '../transcripts/support/clean.js';

/** What is wrong with YAML, said to the person who wrote it. */
export interface YamlFault {
  /** Where it begins, which for a quote or a bracket is where it opens. */
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

type Explain = (at: {
  readonly error: YAMLParseError;
  readonly text: string;
  readonly document: Document;
}) => YamlFault;

/** The parser's first complaint by its kind; of the others the rest of its words. */
export function explainYamlError(document: Document, text: string): YamlFault | undefined {
  const [error] = document.errors;
  if (error === undefined) return undefined;
  const isOpen = /^Flow (?:map|sequence)|Missing closing/.test(error.message);
  const isIndented =
    error.code === 'BLOCK_AS_IMPLICIT_KEY' && document.errors.some(({ code }) => code === 'MULTILINE_IMPLICIT_KEY');
  const explain = isOpen ? explainOpen : isIndented ? explainIndent : EXPLAINED[error.code];
  return (explain ?? explainOther)({ error, text, document });
}

const explainOpen: Explain = ({ error, document }) => {
  const opened = openedBefore(document, error.pos[0]) ?? { sign: 'bracket', offset: error.pos[0] };
  return {
    offset: opened.offset,
    message: `the ${opened.sign} that opens here is not closed`,
    hint: 'Close it: a text ends with the quote it began with, [ with ] and { with }.',
  };
};

const explainIndent: Explain = ({ error, text }) => {
  const [at] = error.pos;
  const offset = text[at]?.trim() === '' ? at : nextLine(text, at);
  return {
    offset,
    message: `this line is indented otherwise than the lines before it: ${quote(lineOf(text, offset))}`,
    hint: 'Keys of one level stand below each other, as do the - of a list.',
  };
};

const EXPLAINED: Readonly<Partial<Record<YAMLParseError['code'], Explain>>> = {
  TAB_AS_INDENT: ({ error }) => ({
    offset: error.pos[0],
    message: 'a tab stands before this line, and YAML knows only spaces there',
    hint: 'Indent by spaces.',
  }),
  BLOCK_AS_IMPLICIT_KEY: ({ error, text }) => ({
    offset: error.pos[0],
    message: `a second ": " stands in this value: ${quote(lineOf(text, error.pos[0]))}`,
    hint: 'Put the value into quotes: title: "Trees: an introduction".',
  }),
  BAD_SCALAR_START: ({ error, text }) => ({
    offset: error.pos[0],
    message: `a value cannot begin with ${text[error.pos[0]] ?? 'this sign'} in YAML`,
    hint: 'Put the value into quotes.',
  }),
  UNEXPECTED_TOKEN: ({ error, text }) => ({
    offset: error.pos[0],
    message: `something stands behind the end of this value: ${quote(lineOf(text, error.pos[0]))}`,
    hint: "Put the whole value into quotes; a quote inside of '...' is written twice.",
  }),
  MULTILINE_IMPLICIT_KEY: explainNoKey,
  MISSING_CHAR: explainNoKey,
  BAD_DQ_ESCAPE: ({ error, text }) => ({
    offset: error.pos[0],
    message: `${quote(text.slice(error.pos[0], error.pos[0] + 2))} means nothing inside of "..."`,
    hint: "Write the value in '...', where a backslash is a backslash.",
  }),
  MULTIPLE_DOCS: ({ error }) => ({
    offset: error.pos[0],
    message: 'a second document begins here with ---',
    hint: 'Keep one: take out this line.',
  }),
};

function explainNoKey({ error, text }: Parameters<Explain>[0]): YamlFault {
  return {
    offset: error.pos[0],
    message: `this line is no "key: value": ${quote(lineOf(text, error.pos[0]))}`,
    hint: 'Write a colon and a space behind the key; lines that go on with a text are indented.',
  };
}

const explainOther: Explain = ({ error }) => ({
  offset: error.pos[0],
  message: `the YAML is broken: ${error.message.replace(/\s+/g, ' ').trim()}`,
  hint: 'Mend it; texts with a colon or a # need quotes.',
});

/** The quote or bracket that was opened last and reaches to where the parser gave up. */
function openedBefore(
  document: Document,
  offset: number,
): { readonly sign: string; readonly offset: number } | undefined {
  let opened: { sign: string; offset: number } | undefined;
  visit(document, {
    Node: (_, node) => {
      const [start = 0, end = 0] = node.range ?? [];
      if (end < offset && node.range?.[2] !== offset) return;
      if (isScalar(node) && node.type?.startsWith('QUOTE')) opened = { sign: 'quote', offset: start };
      else if (isCollection(node) && node.flow) opened = { sign: 'bracket', offset: start };
    },
  });
  return opened;
}

const lineOf = (text: string, offset: number): string => {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, end < 0 ? text.length : end).trim();
};

function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 || end + 1 >= text.length ? offset : end + 1;
}
