/** The package's version, put in by the bundler (build.mjs) and by jest (test/transform.cjs). */
declare const NBSCRIBE_VERSION: string;
