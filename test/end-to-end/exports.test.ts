import * as browser from '../../src/browser.js';
import * as nbscribe from '../../src/index.js';
import * as webvtt from '../../src/webvtt.js';

test('the front door of the library: what others may rely on', () => {
  expect(Object.keys(nbscribe).sort()).toEqual([
    'buildCourse',
    'buildLecture',
    'checkNotebook',
    'compileLecture',
    'compileSummary',
    'explainLecture',
    'exportNotebook',
    'indexCourse',
    'loadLecture',
    'mergeRebuild',
    'openCourse',
    'openMemory',
    'openNotebook',
    'openPool',
    'openServer',
    'outputPath',
    'parseNotebook',
    'planCourse',
    'readLecture',
    'readTranscript',
    'runLesson',
    'runNotebook',
    'searchCourse',
    'serializeNotebook',
    'summarizeLecture',
    'understandLecture',
    'validateNotebook',
    'writeSite',
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
