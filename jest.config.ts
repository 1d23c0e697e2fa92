/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

/** `npm run test:all` sets it, and is then given the long tests too. */
const withLongTests = process.env.NBSCRIBE_SEEDS !== undefined;

const config: Config = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  extensionsToTreatAsEsm: ['.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...(withLongTests ? [] : ['\\.long\\.test\\.ts$'])],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': '<rootDir>/test/transform.cjs' },
  setupFiles: ['<rootDir>/test/seed.ts'],
  testTimeout: 120_000,
  coverageProvider: 'v8',
};

export default config;
