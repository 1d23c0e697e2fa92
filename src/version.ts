declare const NBSCRIBE_VERSION: string | undefined;

/**
 * The package's version, put in by the bundler (build.mjs) and by jest
 * (test/transform.cjs); scripts run from `src/` have none.
 */
export const VERSION = typeof NBSCRIBE_VERSION === 'string' ? NBSCRIBE_VERSION : '0.0.0';
