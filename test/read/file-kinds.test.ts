import {
  isCaptionName,
  isDeckName,
  isOtherDeckName,
  isPictureName,
  isRecordingName,
  mayBeTranscriptName,
} from '../../src/read/file-kinds.js';
import { transcriptReaders } from '../../src/read/registry.js';

const kinds = { isCaptionName, isDeckName, isOtherDeckName, isPictureName, isRecordingName };
const kindsOf = (name: string) =>
  Object.entries(kinds)
    .filter(([, is]) => is(name))
    .map(([kind]) => kind);

test.each([
  ['talk.en.VTT', ['isCaptionName']],
  ['talk.tsv', ['isCaptionName']],
  ['captures.tsv', []],
  ['talk.json', []],
  ['talk.txt', []],
  ['deck.pptx', ['isDeckName']],
  ['deck.key', ['isOtherDeckName']],
  ['shots/03.HEIC', ['isPictureName']],
  ['talk.wmv', ['isRecordingName']],
  ['vtt', []],
])('%s is told by its name as %j', (name, expected) => expect(kindsOf(name)).toEqual(expected));

test('every extension of a reader may be that of a transcript, and none is that of slides, pictures or recordings', () => {
  const names = transcriptReaders.flatMap(({ extensions }) => extensions.map((extension) => `talk${extension}`));
  expect(names.filter((name) => !mayBeTranscriptName(name))).toEqual([]);
  expect(names.flatMap(kindsOf).filter((kind) => kind !== 'isCaptionName')).toEqual([]);
});
