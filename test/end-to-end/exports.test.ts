import * as browser from '../../src/browser.js';
import * as nbscribe from '../../src/index.js';
import * as webvtt from '../../src/webvtt.js';

test('the front door of the library: what others may rely on', () => {
  expect(Object.keys(nbscribe).sort()).toEqual([
    'buildLecture',
    'checkNotebook',
    'compileLecture',
    'compileSummary',
    'explainLecture',
    'loadLecture',
    'mergeRebuild',
    'openMemory',
    'openNotebook',
    'openServer',
    'outputPath',
    'parseNotebook',
    'readLecture',
    'readTranscript',
    'runNotebook',
    'serializeNotebook',
    'summarizeLecture',
    'understandLecture',
    'validateNotebook',
  ]);
});

test('the door for web pages has no disk behind it', () => {
  expect(Object.keys(browser).sort()).toEqual([
    'fetchData',
    'mergeRebuild',
    'openMemory',
    'openStages',
    'parseNotebook',
    'readLecture',
    'readTranscript',
    'serializeNotebook',
    'validateNotebook',
  ]);
});

test('the door to WebVTT alone', () => {
  expect(Object.keys(webvtt).sort()).toEqual(['parseCueText', 'parseWebVtt']);
});
