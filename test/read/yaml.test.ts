import { openYaml } from '../../src/read/yaml/open-yaml.js';

const faultOf = (text: string) => {
  const { value, problems } = openYaml('lecture.yaml', text, 'bad-yaml');
  expect(value).toBeUndefined();
  expect(problems).toHaveLength(1);
  const { message, place } = problems[0]!;
  return `${place?.line}: ${message}`;
};

describe('broken YAML is told in the words of who wrote it, at the line to mend', () => {
  test.each([
    ['a: 1\ntitle: "open\nvideo: x\n', '2: the quote that opens here is not closed'],
    ['a: 1\nglossary: [a, b\ntitle: x\n', '2: the bracket that opens here is not closed'],
    ['a: [1, [2, 3\nb: c\n', '1: the bracket that opens here is not closed'],
    ['{{{\n', '1: the bracket that opens here is not closed'],
    ['a: 1\ntitle: a: b\n', '2: a second ": " stands in this value: "title: a: b"'],
    ['a: 1\n b: 2\nc: 3\n', '2: this line is indented otherwise than the lines before it: "b: 2"'],
    ['a:\n  - x\n - y\nb: 1\n', '3: this line is indented otherwise than the lines before it: "- y"'],
    ['title: x\n\tvideo: y\n', '2: a tab stands before this line, and YAML knows only spaces there'],
    ['a: 1\ntitle: @x\n', '2: a value cannot begin with @ in YAML'],
    ['a: 1\ntitle: "a" b\n', `2: something stands behind the end of this value: "title: "a" b"`],
    ['a: 1\nab\nc: 1\n', '2: this line is no "key: value": "ab"'],
    ['a:b\nc: 1\n', '1: this line is no "key: value": "a:b"'],
    ['title: |\nabc\n', '2: this line is no "key: value": "abc"'],
    ['a: "C:\\Users"\n', '1: "\\U" means nothing inside of "..."'],
    ['a: 1\n---\nb: 2\n', '2: a second document begins here with ---'],
  ])('%j', (text, fault) => expect(faultOf(text)).toBe(fault));
});
