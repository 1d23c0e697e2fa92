/** Points under concepts and sections: the best use of what is left of the budget, one after the other. */
import type { Trait } from '../sentences/readability.js';
import type { Role } from '../../model/summary.js';
import type { Subjects } from '../terms/about.js';
import type { Candidate, SummarySpeech } from '../sentences/candidates.js';
import type { Choice } from './choice.js';
import { dangles } from '../sentences/dangling.js';
import { tellings } from '../sentences/labels.js';
import { NAMED, SPEAKS_OF } from './lead-options.js';
import { readabilityBehind } from '../sentences/passages.js';

/** A candidate with the concept that it stands under; without one it stands under its section. */
export interface Placed {
  readonly candidate: Candidate;
  readonly term: number | undefined;
}

export interface PointsInput {
  readonly speech: SummarySpeech;
  readonly subjects: ReadonlyMap<Candidate, Subjects>;
  readonly choice: Choice;
  readonly terms: number;
  /** Section and paragraph of each sentence. */
  readonly sectionOf: readonly number[];
  readonly paragraphOf: readonly number[];
  readonly budget: number;
  /** Roles that a concept's lead has. */
  readonly leadRoles: readonly (readonly Role[])[];
}

/** What one more point under a concept is worth, by how many stand there. */
const FURTHER = [1, 0.8, 0.6, 0.4, 0.25, 0.15, 0];
const DECAY = 0.06;
const LEAST_READABILITY = 0.3;
const FEWEST_WORDS = 6;
/** What stands under no concept must read well. */
const LEAST_ALONE = 0.6;
const READABILITY_POWER = 0.9;
/** Words added to each length: two short points cost more than one long one. */
const PADDING = 3;
const CONCEPT_WORTH = 0.8;
const SECTION_WORTH = 0.15;
const NEW_ROLE = 1.25;
const BESIDE = 1.2;
/** What explains is what is asked in an exam. */
const EXPLAINING = 0.2;

/** What supports a concept says something of it: it is no announcement, no story, no number that came out. */
const SPOILS: readonly Trait[] = [
  'noSubject',
  'announces',
  'narrates',
  'exists',
  'question',
  'hangingEnd',
  'hangingStart',
];
const MOST_NUMBERS = 0.4;

/** Chooses points until the budget is used. */
export class Points {
  readonly placed: Placed[] = [];
  readonly #input: PointsInput;
  readonly #counts: number[];
  readonly #roles: Set<Role>[];
  readonly #bySection = new Map<number, number>();
  readonly #byEdge = new Map<number, Candidate[]>();
  #alone = 0;
  #mostAlone: (typeof ALONE)[number] = ALONE[0];

  constructor(input: PointsInput) {
    this.#input = input;
    this.#counts = Array.from({ length: input.terms }, () => 0);
    this.#roles = input.leadRoles.map((roles) => new Set(roles));
    for (const candidate of input.speech.candidates)
      for (const edge of new Set([candidate.from, candidate.to - 1]))
        this.#byEdge.set(edge, [...(this.#byEdge.get(edge) ?? []), candidate]);
  }

  /** One point for each concept, where there is a good one. */
  supportEach(): void {
    const { choice, terms } = this.#input;
    const byTerm = this.#supporting();
    for (let term = 0; term < terms; term++) {
      const options = (byTerm[term] ?? []).filter((candidate) => !this.#hangs(candidate) && choice.isFree(candidate));
      const best = options.reduce<Candidate | undefined>(
        (a, b) => (a === undefined || this.#gain(b, term).gain > this.#gain(a, term).gain ? b : a),
        undefined,
      );
      if (best !== undefined) this.place(best, term);
    }
  }

  /** What speaks of each concept and reads well enough. */
  #supporting(): Candidate[][] {
    const { speech, subjects, terms } = this.#input;
    const byTerm = Array.from({ length: terms }, (): Candidate[] => []);
    for (const candidate of speech.candidates) {
      if (candidate.readability < 0.4 || SPOILS.some((trait) => candidate.traits[trait] > 0)) continue;
      if (candidate.traits.numbers > MOST_NUMBERS || saysLittle(candidate)) continue;
      for (const [term, { affinity }] of subjects.get(candidate) ?? [])
        if (affinity >= SPEAKS_OF) byTerm[term]?.push(candidate);
    }
    return byTerm;
  }

  place(candidate: Candidate, term: number | undefined): void {
    const { choice, sectionOf } = this.#input;
    choice.take(candidate);
    this.placed.push({ candidate, term });
    const section = sectionOf[candidate.from] ?? 0;
    if (term === undefined) {
      this.#bySection.set(section, (this.#bySection.get(section) ?? 0) + 1);
      this.#alone += candidate.length;
      return;
    }
    this.#counts[term] = (this.#counts[term] ?? 0) + 1;
    for (const role of candidate.roles) this.#roles[term]?.add(role);
  }

  /** Few concepts leave room: then more stands under the sections. */
  fill(): void {
    for (const alone of ALONE) {
      this.#mostAlone = alone;
      if (!this.#input.choice.isFull) this.#fillUp();
    }
  }

  /**
   * Takes what gains most for its length, again and again;
   * gains only fall, so a queue that is put right lazily will do.
   */
  #fillUp(): void {
    const queue = new Queue();
    for (const candidate of this.#input.speech.candidates)
      if (candidate.readability >= LEAST_READABILITY && candidate.length >= FEWEST_WORDS)
        queue.push(candidate, this.#gain(candidate).gain);
    for (let top = queue.pop(); top !== undefined && !this.#input.choice.isFull; top = queue.pop()) {
      const { gain, term } = this.#gain(top);
      if (gain <= 0) continue;
      if (gain < queue.highest - 1e-12) {
        queue.push(top, gain);
        continue;
      }
      if (!this.#input.choice.isFree(top) || !this.#mayStand(top, term)) continue;
      this.place(top, term);
      for (const edge of [top.from - 1, top.to])
        for (const beside of this.#byEdge.get(edge) ?? []) queue.push(beside, this.#gain(beside).gain);
    }
  }

  #mayStand(candidate: Candidate, term: number | undefined): boolean {
    if (term !== undefined && saysLittle(candidate) && !this.#input.choice.shows(candidate.from - 1)) return false;
    if (onlyAnnounces(candidate)) return false;
    // "It" may be the concept above, "they" and "that" are something else.
    if (this.#hangs(candidate) && (candidate.readability < 0.6 || !/^it\b/i.test(candidate.text))) return false;
    if (term !== undefined) return true;
    const { readability, traits, kind, words } = candidate;
    const leans =
      (traits.leansBack > 0 && !this.#input.choice.shows(candidate.from - 1)) || (kind !== 'passage' && dangles(words));
    return readability >= LEAST_ALONE && !leans && !this.#hangs(candidate);
  }

  /** It begins with a pronoun, and what that means is not shown. */
  #hangs({ kind, traits, from }: Candidate): boolean {
    return traits.pointsBack > 0 && (kind === 'sentence' || kind === 'clauses') && !this.#input.choice.shows(from - 1);
  }

  /** What a candidate gains for its length, and under which concept; `only` asks for that one. */
  #gain(candidate: Candidate, only?: number): { readonly gain: number; readonly term: number | undefined } {
    const { choice, sectionOf } = this.#input;
    const { term, worth } = this.#bestTerm(candidate, only);
    const section = sectionOf[candidate.from] ?? 0;
    if (term === undefined && this.#isFullAlone(section)) return { gain: 0, term };
    const fresh = this.#bySection.has(section) ? 0 : SECTION_WORTH;
    const { readability, beside } = this.#beside(candidate);
    const explaining = 1 + EXPLAINING * Math.min(3, candidate.traits.explains + tellings(candidate));
    const value = choice.worthOf(candidate) * explaining + CONCEPT_WORTH * worth + fresh;
    const gain = (beside * value * Math.min(readability, 1.6) ** READABILITY_POWER) / (candidate.length + PADDING);
    return { gain, term };
  }

  #isFullAlone(section: number): boolean {
    const { share, each } = this.#mostAlone;
    return this.#alone > share * this.#input.budget || (this.#bySection.get(section) ?? 0) >= each;
  }

  #bestTerm(candidate: Candidate, only?: number): { readonly term: number | undefined; readonly worth: number } {
    let best: { term: number | undefined; worth: number } = { term: undefined, worth: 0 };
    const silent = tellsNothing(candidate);
    for (const [term, { affinity, value }] of this.#input.subjects.get(candidate) ?? []) {
      if (only !== undefined && term !== only) continue;
      if (affinity < 0.45 || (affinity < NAMED && candidate.readability < 0.7)) continue;
      const lacks = candidate.roles.some((role) => this.#roles[term]?.has(role) !== true);
      const further = FURTHER[Math.min(FURTHER.length - 1, this.#counts[term] ?? 0)] ?? 0;
      const told = silent && value < SAYS_SOMETHING ? NAMES_ONLY : 1;
      const worth = (told * affinity * further * (lacks ? NEW_ROLE : 1)) / (1 + DECAY * term);
      if (worth > best.worth) best = { term, worth };
    }
    return best;
  }

  /** Beside what is shown a pronoun is understood, and the two are read as one. */
  #beside(candidate: Candidate): { readonly readability: number; readonly beside: number } {
    const { choice, paragraphOf } = this.#input;
    const here = paragraphOf[candidate.from];
    if (choice.shows(candidate.from - 1) && paragraphOf[candidate.from - 1] === here)
      return {
        readability: candidate.kind === 'pair' ? candidate.readability : readabilityBehind(candidate),
        beside: BESIDE,
      };
    const before = choice.shows(candidate.to) && paragraphOf[candidate.to] === here;
    return { readability: candidate.readability, beside: before ? 1 + 0.7 * (BESIDE - 1) : 1 };
  }
}

/** It names the concept, and neither says what it does nor why, how, or what if. */
const tellsNothing = (candidate: Candidate): boolean =>
  candidate.traits.announces + candidate.traits.exists > 0 ||
  (candidate.traits.explains + candidate.traits.keyIdea === 0 && tellings(candidate) === 0);
/** "Today we'll talk a bit more about channels": it tells what will be said. */
const onlyAnnounces = ({ traits, text, roles }: Candidate): boolean =>
  traits.announces > 0 && traits.explains + traits.keyIdea + tellings({ text }) === 0 && !roles.includes('warning');
const NAMES_ONLY = 0.5;
const SAYS_SOMETHING = 1;

/**
 * "My function sits below it", "go ahead and run that": so few words, without a reason, a rule or a likeness, say
 * little; steps of a demonstration less.
 */
const saysLittle = ({ length, text }: Candidate): boolean =>
  (length < FEW_WORDS && !GIVES.test(text)) || STEP.test(text);
const FEW_WORDS = 12;
const GIVES =
  /\b(?:because|so|not|if|when|is an?|are|same|means|than|therefore|unless|instead|only|never|always)\b|n[’']t\b/i;
const STEP =
  /^(?:if you (?:go|run|find|copy|overlay|save|give|click|type|look|want to see)|(?:you|we) (?:can )?(?:see|get)\b(?! rid)|click|copy|type)\b/i;

/**
 * At most this share of the budget stands under no concept,
 * and this many points in one section; more where there is room.
 */
const ALONE = [
  { share: 0.2, each: 2 },
  { share: 0.5, each: 4 },
] as const;

/** Candidates by gain, highest first: a binary heap. */
class Queue {
  readonly #heap: { readonly candidate: Candidate; readonly gain: number }[] = [];

  get highest(): number {
    return this.#heap[0]?.gain ?? -Infinity;
  }

  push(candidate: Candidate, gain: number): void {
    const heap = this.#heap;
    heap.push({ candidate, gain });
    for (let at = heap.length - 1; at > 0;) {
      const parent = (at - 1) >> 1;
      if (heap[parent]!.gain >= heap[at]!.gain) break;
      [heap[parent], heap[at]] = [heap[at]!, heap[parent]!];
      at = parent;
    }
  }

  pop(): Candidate | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined || heap.length === 0) return top?.candidate;
    heap[0] = last;
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let largest = at;
      if ((heap[left]?.gain ?? -Infinity) > heap[largest]!.gain) largest = left;
      if ((heap[right]?.gain ?? -Infinity) > heap[largest]!.gain) largest = right;
      if (largest === at) return top.candidate;
      [heap[largest], heap[at]] = [heap[at]!, heap[largest]!];
      at = largest;
    }
  }
}
