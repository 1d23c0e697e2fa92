/** One function of `natural`, alone: its `distance/index.js` loads a hundred kilobytes of helpers beside it. */
declare module 'natural/lib/natural/distance/jaro-winkler_distance.js' {
  export default function JaroWinklerDistance(one: string, other: string, options: object): number;
}

declare module 'natural/lib/natural/distance/levenshtein_distance.js' {
  const distances: {
    DamerauLevenshteinDistance(one: string, other: string, options: object): number;
  };
  export default distances;
}
