'use strict';
const { transformSync } = require('esbuild');
const { version } = require('../package.json');

/** TypeScript for jest: types are checked by `tsc`, so a test run only strips them. */
module.exports = {
  process: (text, path) =>
    transformSync(text, {
      loader: 'ts',
      format: 'esm',
      target: 'node20',
      sourcefile: path,
      sourcemap: 'inline',
      define: { NBSCRIBE_VERSION: JSON.stringify(version) },
    }),
};
