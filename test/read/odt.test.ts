import { strToU8, zipSync } from 'fflate';
import { readOdt } from '../../src/read/documents/odt.js';
import { readTranscript } from '../../src/read/transcript.js';

const odt = (body: string): Uint8Array =>
  zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.text'),
    'content.xml': strToU8(
      `<?xml version="1.0"?><office:document-content><office:automatic-styles><style:style>no words</style:style></office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
  });

test('paragraphs, headings, breaks, tabs and spaces of an OpenDocument text are read, comments are not', () => {
  const lines = readOdt(
    odt(
      `<text:h text:outline-level="1">Graphs</text:h>
       <text:p text:style-name="P1"/><text:p><text:span>0:05</text:span><text:tab/>A graph &amp; its<text:s text:c="2"/>nodes<office:annotation><text:p>why?</text:p></office:annotation>.<text:line-break/>0:12 It
         is a set.</text:p>
       <table:table><table:table-row><table:table-cell><text:p>0:20</text:p></table:table-cell></table:table-row></table:table>`,
    ),
  );
  expect(lines).toEqual(['Graphs', '', '0:05\tA graph & its  nodes.', '0:12 It is a set.', '0:20']);
});

test('notes and boxes inside a paragraph follow it, deleted words and descriptions of pictures are left out', () => {
  const note =
    '<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>See page 3.</text:p></text:note-body></text:note>';
  const box =
    '<draw:frame><svg:title>Logo</svg:title><draw:text-box><text:p>In a box</text:p><text:p/></draw:text-box><svg:desc>A logo</svg:desc></draw:frame>';
  const lines = readOdt(
    odt(
      `<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>
       <text:list><text:list-item><text:p>0:05 A graph${note} is<text:change-start/> a set.<text:change-end/></text:p></text:list-item></text:list>
       <text:p>0:12 An edge${box} joins<text:line-break/>two nodes.</text:p><text:p>0:20 End`,
    ),
  );
  expect(lines).toEqual([
    '0:05 A graph is a set.',
    'See page 3.',
    '0:12 An edge joins',
    'two nodes.',
    'In a box',
    '0:20 End',
  ]);
});

test('an .odt is a transcript like any other text, with its lines as places', () => {
  const { value } = readTranscript(
    'talk.odt',
    odt('<text:p>0:05 A graph is a set of nodes.</text:p><text:p>0:12 An edge joins two of them.</text:p>'),
  );
  expect(value?.cues.map(({ startMs, place }) => [startMs, place.line])).toEqual([
    [5000, 1],
    [12_000, 2],
  ]);
  expect(value?.encoding).toBe('odt');
});

test('an archive of something else is told, and nothing is read', () => {
  const { value, problems } = readTranscript('talk.odt', zipSync({ 'content.xml': strToU8('<a>no text</a>') }));
  expect(value?.cues ?? []).toEqual([]);
  expect(problems).toMatchObject([{ code: 'transcript/zip', level: 'error' }]);
});
