import { compareTables, replaceTable, writeTable, type Row } from '../../bench/score/table.js';

const rows: readonly Row[] = [
  { what: 'sentence ends, F1', values: [0.664, 0.7834, 0.709] },
  { what: 'stems of notes, %', values: [31.04], digits: 1 },
];
const readme = replaceTable('# x\n<!-- figures: npm run score -->\n<!-- /figures -->\nmore\n', writeTable(rows)) ?? '';

test('a README whose table was written from the measurement agrees with it', () => {
  expect(readme).toContain('| sentence ends, F1 | .719 | .664 .783 .709 |');
  expect(compareTables(readme, rows)).toEqual([]);
});

test('a figure that is off by more than rounding is named with both values', () => {
  const [sentences, stems] = rows;
  const worse = [{ ...(sentences as Row), values: [0.664, 0.7634, 0.709] }, stems as Row];
  expect(compareTables(readme, worse)).toEqual([
    '"sentence ends, F1": README says .719 .664 .783 .709, measured .712 .664 .763 .709',
  ]);
});

test('a row that only one side has is a difference', () => {
  expect(compareTables(readme, rows.slice(1))).toEqual(['README shows "sentence ends, F1", which nothing measures']);
  expect(compareTables('nothing', rows.slice(1))).toEqual(['README does not show "stems of notes, %"']);
});

test('a README that marks no place for the table is left alone', () => {
  expect(replaceTable('# x', writeTable(rows))).toBeUndefined();
});
