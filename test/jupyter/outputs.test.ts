import { OutputArea } from '../../src/jupyter/kernel/outputs.js';
import type { Displays } from '../../src/jupyter/kernel/outputs.js';

const message = (type: string, content: object) => ({ header: { msg_type: type }, content });
const out = (text: string) => message('stream', { name: 'stdout', text });
const err = (text: string) => message('stream', { name: 'stderr', text });
const shown = (text: string, id?: string) =>
  message('display_data', {
    data: { 'text/plain': text },
    metadata: {},
    transient: id === undefined ? {} : { display_id: id },
  });
const updated = (text: string, id: string) =>
  message('update_display_data', { data: { 'text/plain': text }, metadata: {}, transient: { display_id: id } });

function collect(...messages: readonly ReturnType<typeof message>[]) {
  const area = new OutputArea(new Map());
  messages.forEach((each) => area.receive(each));
  return area.finish();
}

test('what one stream prints in pieces is one output, and another stream or a figure begins a new one', () => {
  expect(collect(out('a'), out('b\n'), err('!'), out('c'), shown('figure'), out('d'))).toEqual([
    { output_type: 'stream', name: 'stdout', text: 'ab\n' },
    { output_type: 'stream', name: 'stderr', text: '!' },
    { output_type: 'stream', name: 'stdout', text: 'c' },
    { output_type: 'display_data', data: { 'text/plain': 'figure' }, metadata: {} },
    { output_type: 'stream', name: 'stdout', text: 'd' },
  ]);
});

test('a progress bar over many messages leaves its last state', () => {
  expect(collect(out('\r1%'), out('\r50%'), out('\r100%'), out('\n'))).toMatchObject([{ text: '100%\n' }]);
});

test('clear_output clears at once, or with wait only when there is something new', () => {
  expect(collect(out('old'), message('clear_output', { wait: false }))).toEqual([]);
  expect(collect(out('old'), message('clear_output', { wait: true }))).toMatchObject([{ text: 'old' }]);
  expect(collect(out('old'), message('clear_output', { wait: true }), out('new'))).toMatchObject([{ text: 'new' }]);
  expect(collect(out('old'), message('clear_output', { wait: true }), shown('new'))).toMatchObject([
    { output_type: 'display_data' },
  ]);
});

test('an update changes every display of its id, also one of an earlier cell', () => {
  const displays: Displays = new Map();
  const [first, second] = [new OutputArea(displays), new OutputArea(displays)];
  first.receive(shown('0%', 'bar'));
  first.receive(shown('other', 'else'));
  second.receive(shown('0%', 'bar'));
  second.receive(updated('100%', 'bar'));
  expect(first.finish()).toMatchObject([{ data: { 'text/plain': '100%' } }, { data: { 'text/plain': 'other' } }]);
  expect(second.finish()).toMatchObject([{ data: { 'text/plain': '100%' } }]);
});

test('what is the business of kernel and front end alone stays out of the notebook', () => {
  const result = message('execute_result', {
    data: { 'text/plain': '2' },
    metadata: {},
    execution_count: 1,
    transient: { display_id: 'x' },
  });
  expect(collect(result, message('status', { execution_state: 'idle' }), message('comm_open', {}))).toEqual([
    { output_type: 'execute_result', data: { 'text/plain': '2' }, metadata: {}, execution_count: 1 },
  ]);
});

test('an error keeps its traceback, line by line', () => {
  const error = { ename: 'ZeroDivisionError', evalue: 'division by zero', traceback: ['a', 'b'] };
  expect(collect(message('error', error))).toEqual([{ output_type: 'error', ...error }]);
});
