import { isSmall } from '../talk.js';

/**
 * Words that are no part of a topic's name at its edges: adverbs, adjectives of praise, counting, and verbs of telling.
 */
const NO_EDGE = new Set(
  `additional specific latest official proper overall relevant exact particular desired necessary suitable appropriate famous popular
  amazing import imports whose whom below upon onto without within seven eight six nine ten twenty information build clean update massive multiple whole color professional
  their theirs themselves yourself itself itself myself ourselves calculate generate trained figuring intimidating
  deeper minor
  about above actual actually afterwards again ago almost already also although always anybody anything anyway area
  aspect available based basic basically bad before began begin behind believe best better between beyond bigger biggest
  bits both bring brief bunch call certain certainly clear clearly click close coming common comes complete completely
  correct couple course crazy create created currently day days decide default definitely different difficult do down
  during each earlier early easier easy either else end ended ends enough entire entirely especially etc ever
  everybody everyone everything exact exactly example examples except exciting expect explain extra extremely fact fairly
  familiar far fast favorite feel few final finally find fine finish five folks forward found four full fun generally
  get gets getting give given gives glad grab guess guy guys half half-hour hand handle handy happen happened happening
  happens happy hard head hear heard help helpful helps here high higher hope hopefully hours huge hundred hundreds idea
  ideas immediately important incredibly inside instead interested interesting introduce issue keep kept kinds knew knows
  large larger last late later least leave less level likely literally long longer looked looks lot lots low lower lucky
  main make many matter maybe mean means mention mentioned middle million mind minute minutes moment month months more
  most mostly move moving must nearly necessarily necessary need needed needs nice nobody none normal normally nothing
  notice now number obvious obviously often old once ones only opposite order ordinary original otherwise outside over
  own page part particular particularly parts pass past percent perfect perfectly perhaps person pick picked piece pieces
  place places please plenty plus point pointed points possible possibly powerful previous previously probably problem
  problems properly provide put putting quick quickly quick rather read ready real realize reason reasonable reasonably
  reasons recent recently recommend regular related remember remind replace rest result results round rough roughly rule
  run running runs said save saw says second seconds section seem seems seen sense separate set sets several shall short
  shot show showed showing shown shows side similar similarly simple simpler simplest simply single sit slightly slow
  small smaller someone something sometimes somewhere soon sorry spend spent stage stand standard start started starting
  starts state step steps stick still stop straight strange stuff successful such suddenly suggest super suppose
  supposed surprised surprising switch talk talked talking talks tell telling tells tend terms thank thanks therefore
  third thought thousand thousands throw tiny today together told tomorrow tonight took top total totally towards tricky
  tried tries true turn turned turns type types typical typically understand understanding until useful usual usually
  various version wait waiting wanted wants watch watched way ways week weeks went whatever whether whole wonderful
  wondering word words worry worse worst worth write writing written wrong wrote year years yes yesterday yet zero
  ish allow allows answer anyone appear apply ask become behave behaves care cases change changed check choose chosen
  consider contain contains continue copy cut decided describe described discuss discussed does done doesn draw dug ends
  fail fails figure fill fit fits fix follow following followed goes goal gone happily hit hold include includes
  included including involve involved join jump know known learn learned learns let lets like liked likes listen live
  lose made makes meet note compare saying times size faster rate deep random missed noticed open opened paste play prefer press pretend pretty print produce quote react
  refer remove return send share sort stay store support sure take taken takes taught teach think thinking thinks throwing
  toward treat try type used uses using view visit want win won work worked works yep oh hey hi hello wow bye zoom`.split(
    /\s+/,
  ),
);

/** Allowed between the words of a name, and at its edge where the name is longer: `set` of training set. */
export const INSIDE = new Set('of in for and'.split(' '));
export const LAST_OF_NAME = new Set(
  'learning set number version line function model data point problem rule example type'.split(' '),
);

/** Parts of many names (`deep learning`, `standard deviation`) that no list above lets in; the others only end them. */
export const OFTEN_BEGINS = new Set(
  'deep random standard color colour text error loop base zero minor time running'.split(' '),
);
export const OFTEN_ENDS = new Set('sort size rate run update step'.split(' '));

/** Whether a title may begin with this word. */
export const mayBegin = (word: string): boolean => isNameable(word);

/** Whether a title of several words may end with this word. */
export const mayEnd = (word: string): boolean => isNameable(word) || LAST_OF_NAME.has(word);

/** Whether a word may stand inside a title. */
export const mayJoin = (word: string): boolean => INSIDE.has(word) || mayEnd(word);

function isNameable(word: string): boolean {
  if (word.length < 2 || word.includes("'") || !/\p{L}/u.test(word)) return false;
  return !isSmall(word) && !NO_EDGE.has(word) && !/(?:ly|thing|body)$/.test(word);
}

/** Words that name a topic only together with another: alone they fit any stretch of a lecture. */
const TOO_WIDE = new Set(
  `app apps news algorithm algorithms network networks module modules representation representations data learning code image images value values line lines notebook lesson library paper column columns train model models
  function functions input output inputs outputs label labels book source file files method methods class table system
  time user users list name names math art finder layer vector vectors size computation computations calculation calculations
  method process application apps info parameter parameters version element elements item items object objects
  property properties operation operations framework technique concept topic feature features dimension dimensions variable
  variables set sets dataset datasets training test height width depth length thickness row rows intermediate interpretation prediction predictions
  accuracy transcription analogy import imports extract extracting initial hidden original program programs script document documents video videos peak handful practitioner practitioners
  coder coders programmer programmers researcher researchers student students expert experts academic academics`.split(
    /\s+/,
  ),
);

/** Said to spell code: no part of a name, except where `dot` belongs to one. */
const SPELLS_CODE = new Set(
  `dot minus underscore underscores equals slash backslash bracket brackets paren parens parenthesis parentheses comma colon
  semicolon asterisk tilde hyphen dunder neg`.split(/\s+/),
);
const OF_DOT = /^(?:products?|plots?|notation)$/;

/** Whether a word spells code ("salt dot grad", "minus alpha") rather than names a thing ("dot product"). */
export const spellsCode = (word: string, next = ''): boolean =>
  SPELLS_CODE.has(word) && !(word === 'dot' && OF_DOT.test(next));

/** Peoples and their languages: of an example or an accent, where no heading names them. */
const PEOPLES = new Set(
  `american australian arabic brazilian british canadian chinese dutch english european french german greek hindi indian
  irish italian japanese korean latin mexican portuguese russian spanish swedish swiss turkish`.split(/\s+/),
);

export const isPeople = (word: string): boolean => PEOPLES.has(word);

/**
 * Adverbs that belong to the name of what they qualify, and may begin it:
 * `fully connected layer`, `doubly linked list`.
 */
export const DEGREES = new Set(
  'fully densely sparsely weakly strongly doubly singly linearly locally partially jointly'.split(' '),
);

/** They begin a name only together with what follows: `mini batch`, `multi class`. */
const PREFIXES = new Set('mini multi semi pseudo non meta anti inter intra micro macro hyper auto'.split(' '));

export const isPrefix = (word: string): boolean => PREFIXES.has(word);

const COLOURS = new Set('black blue brown gray green grey orange pink purple red white yellow'.split(' '));

export const isColour = (word: string): boolean => COLOURS.has(word);

/** What is measured is a topic, not what it is measured in. */
const UNITS = new Set(
  `gram grams kilo kilos kilogram kilograms kilometer kilometers kilometre kilometres meter meters metre metres
  centimeter centimeters millimeter millimeters mile miles inch inches feet ounce ounces liter liters litre litres pound pounds
  euro euros dollar dollars cent cents penny pence percent percentage millisecond milliseconds nanosecond nanoseconds hour hours
  degree degrees byte bytes kilobyte kilobytes megabyte megabytes gigabyte gigabytes megapixel megapixels dozen
  hundred hundreds`.split(/\s+/),
);

export const isUnit = (word: string): boolean => UNITS.has(word);

/** Whether a word alone fits any stretch of a lecture. */
export const isTooWide = (word: string): boolean => TOO_WIDE.has(word);

/** Whether a word alone makes a poor title: too wide, or a form of a verb that the course itself does not write. */
export const isWeakAlone = (word: string, isWritten: boolean): boolean =>
  TOO_WIDE.has(word) || (!isWritten && /(?:ing|ed)$/.test(word));

/** What is said right before the name of what comes. */
export const INTRODUCES =
  /(?:called|now we have|let me introduce|introduce you to|move on to|look at|looking at|talk about|about|what is|what's|what are|how do we|how to|using|create|another|next|example of|known as|learn about|problem of|idea of|use|is a|the first|something called|named|introducing|go through|into|here is|one is|let(?:'s)? do|discuss)(?: (?:a|an|the|some|this|our|your))*$/;
