import * as nbscribe from '../../src/index.js';

test('the front door of the library: what others may rely on', () => {
  expect(Object.keys(nbscribe).sort()).toEqual([
    'buildLecture',
    'checkNotebook',
    'compileLecture',
    'explainLecture',
    'loadLecture',
    'mergeRebuild',
    'openNotebook',
    'openServer',
    'outputPath',
    'parseCueText',
    'parseNotebook',
    'parseWebVtt',
    'readTranscript',
    'runNotebook',
    'serializeNotebook',
    'summarizeLecture',
    'understandLecture',
    'validateNotebook',
  ]);
});
