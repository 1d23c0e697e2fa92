#!/usr/bin/env node
declare const NBSCRIBE_VERSION: string;

process.stdout.write(`${NBSCRIBE_VERSION}\n`);
