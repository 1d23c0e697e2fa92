import fc from 'fast-check';

/**
 * Properties draw the same inputs at every run, so that what passes here passes in CI and a fault names its commit;
 * `NBSCRIBE_SEED=random npm run test:all` draws new ones, a number those of that seed.
 */
const { NBSCRIBE_SEED = '1' } = process.env;
if (NBSCRIBE_SEED !== 'random') fc.configureGlobal({ seed: Number(NBSCRIBE_SEED) });
