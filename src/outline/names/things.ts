/**
 * Things that examples are made of, whatever the subject: animals, food, clothes, furniture, vehicles, the family,
 * money. Chosen by hand from what WordNet has below those words and speech at large says often; left out is what a
 * field names by metaphor (mouse, tree, kernel, tank, bus, python, cart, mesh).
 */
const THINGS = new Set(
  `ant apple bacon banana bear beaver bee beef beer bike bird bread bull burger butter butterfly cake camel candy cat cats
  cheese chicken chocolate coffee cookie cow crab deer dinosaur dog duck eagle egg elephant fish fox frog giraffe goat grizzly
  hamburger honey horse lamb lemon lion lobster meat milk monkey orange owl ox pasta pet pie pig pigeon pizza potato puppy rabbit
  rat rice salad sandwich sauce shark sheep snake soup spider squirrel steak strawberry swan tea teddy tiger toast tomato
  turkey turtle wine wolf zebra kitten cougar
  bed bedroom bench chair closet couch cupboard desk furniture kitchen lamp sofa bathroom
  airplane ambulance bicycle boat car helicopter jeep motorcycle pickup plane ship taxi truck van wheel steering wagon
  boot coat dress hat jacket jeans pants shirt shoe skirt sock suit sweater tie trousers underwear
  aunt baby brother child children cousin dad daughter father grandfather grandmother husband kid mom mother mum parent sister son
  uncle wife
  cash coin dollar dollars euro money wallet balloon doll toy gift birthday wedding holiday hospital restaurant pub beach lunch dinner breakfast`.split(
    /\s+/,
  ),
);

/** Whether a word is a thing of everyday life, in the singular or the plural. */
export const isThing = (word: string): boolean =>
  THINGS.has(word) || (word.endsWith('s') && (THINGS.has(word.slice(0, -1)) || THINGS.has(word.slice(0, -2))));
