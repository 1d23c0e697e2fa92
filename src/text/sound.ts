/**
 * How a written word sounds, roughly: consonants by class, a run of vowels as one `a`. `numb pie` and `numpy` are both
 * `NaMPa`, `jupiter` and `Jupyter` `JaPaTaR`. After Metaphone (Philips 1990), which drops the vowels: they tell names
 * apart here.
 */
export function soundOf(written: string): string {
  let sound = written.toLowerCase().replace(/[^a-z]/g, '');
  for (const [letters, as] of RULES) sound = sound.replace(letters, as);
  return sound
    .replace(/[^a]+/g, (consonants) => consonants.toUpperCase())
    .replace(/Z/g, 'S')
    .replace(/(.)\1+/g, '$1');
}

const RULES: readonly (readonly [RegExp, string])[] = [
  [/^(?:kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/^x/, 'z'],
  [/mb(?=$|[^aeiouylr])/g, 'm'],
  [/sch/g, 'SK'],
  [/(?:tch|ch|sh|ti(?=[ao])|ci(?=[ao])|ss?i(?=on))/g, 'X'],
  [/ph/g, 'F'],
  [/th/g, 'T'],
  [/gh(?=[aeiouy])/g, 'K'],
  [/gh/g, ''],
  [/dg(?=[eiy])/g, 'J'],
  [/[cs]c(?=[eiy])/g, 'S'],
  [/c(?=[eiy])/g, 'S'],
  [/(?:ck|q|c)/g, 'K'],
  [/x/g, 'KS'],
  [/wh/g, 'W'],
  // A final e is silent; `y` and `w` sound as vowels after one.
  [/(?<=[^aeiouy])e(?=s?$)/g, ''],
  [/(?<=[aeiou])[yw]/g, ''],
  [/h(?![aeiouy])/g, ''],
  [/[aeiouy]+/g, 'a'],
];
