/** Plurals of Latin and Greek that science says, each with its singular. */
const SINGULARS: ReadonlyMap<string, string> = new Map(
  `matrices matrix, vertices vertex, indices index, appendices appendix, simplices simplex, helices helix,
  vortices vortex, automata automaton, criteria criterion, phenomena phenomenon, polyhedra polyhedron,
  analyses analysis, hypotheses hypothesis, syntheses synthesis, parentheses parenthesis, axes axis, theses thesis,
  crises crisis, formulae formula, antennae antenna, radii radius, nuclei nucleus, stimuli stimulus, foci focus,
  loci locus, spectra spectrum, maxima maximum, minima minimum, optima optimum, extrema extremum, momenta momentum,
  quanta quantum, corpora corpus, schemata schema`
    .split(',')
    .map((pair) => pair.trim().split(/\s+/) as [string, string]),
);

/** The singular of a classical plural in lower case, any other word as it is: `matrices`, `matrix`. */
export const classicalSingular = (word: string): string => SINGULARS.get(word) ?? word;
