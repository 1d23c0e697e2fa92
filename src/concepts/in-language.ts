/** The key terms of a lecture in another language than English as concepts. */
import type { Language } from '../language/open.js';
import { SURE } from '../language/definitions.js';
import { studyTerms, type TermMention, type Study, type LanguageTerm } from '../language/terms.js';
import type { Concept } from '../model/concept.js';
import type { Lecture } from '../model/lecture.js';
import { textOfSentence, type Narration } from '../model/narration.js';
import type { Outcome, Problem } from '../model/problem.js';
import { collectEvidence } from './evidence.js';
import { denseStart, nameInCode } from './rank-lecture.js';
import { neverSaid } from './topics.js';

/** Terms of a lecture with the words they stand in. */
export function studyLecture(lecture: Lecture, narration: Narration, language: Language): Study {
  const slides = lecture.captures.flatMap(({ kind, title = '', content }) =>
    kind === 'slide' ? [title, content] : [],
  );
  const titles = [lecture.title, ...lecture.chapters.map(({ title }) => title), ...slides];
  return studyTerms(narration, language, { titles, glossary: lecture.glossary });
}

/** A concept with the places where it is named. */
export interface StudiedConcept {
  readonly concept: Concept;
  readonly mentions: readonly TermMention[];
}

export interface StudiedLecture {
  readonly study: Study;
  readonly lecture: Lecture;
  readonly narration: Narration;
  readonly language: Language;
}

/** Concepts by falling score, or exactly the topics that were asked for. */
export function conceptsOfStudy(
  { study, lecture, narration, language }: StudiedLecture,
  topics?: readonly string[],
): Outcome<readonly StudiedConcept[]> {
  const evidence = collectEvidence(lecture);
  const problems: Problem[] = [];
  const terms = topics?.flatMap((topic) => {
    const term = termOfTopic(study, topic, language);
    if (term === undefined) problems.push(neverSaid(topic, study.terms));
    return term ?? [];
  });
  const value = (terms ?? study.terms).map(({ term, variants, score, mentions }) => {
    const mentionsMs = [...new Set(mentions.map(({ startMs }) => startMs))];
    const definition = definitionOf(mentions, narration);
    const explainedAtMs = definition?.startMs ?? denseStart(mentionsMs);
    const facts = {
      ...{ term, variants, score: Math.round(score * 1000) / 1000, explainedAtMs, mentionsMs, related: [] },
      ...(definition && { definition }),
    };
    return { concept: nameInCode(facts, evidence), mentions };
  });
  return { value, problems };
}

/** The sentence that says most surely what it is. */
function definitionOf(mentions: readonly TermMention[], { sentences }: Narration): Concept['definition'] {
  const [surest] = mentions.filter(({ strength }) => strength >= SURE).sort((a, b) => b.strength - a.strength);
  const sentence = surest && sentences[surest.sentence];
  if (sentence === undefined) return undefined;
  return { text: textOfSentence(sentence), startMs: sentence.startMs, endMs: sentence.endMs, sure: true };
}

/** A topic as the user writes it: a term, or words that are said. */
function termOfTopic({ sentences, terms }: Study, topic: string, language: Language): LanguageTerm | undefined {
  const written = topic.toLowerCase();
  const known = terms.find(({ term, variants }) => [term, ...variants].some((form) => form.toLowerCase() === written));
  if (known !== undefined) return known;
  const key = written.split(/\s+/).map(language.stem).join(' '); // prettier-ignore
  const byKey = terms.find((term) => term.key === key);
  if (byKey !== undefined) return byKey;
  const glue = language.unspaced === true ? '' : ' ';
  const mentions = sentences.flatMap(({ words, startMs }, sentence): TermMention[] => {
    const stems = `${glue}${words.map(({ stem }) => stem).join(glue)}${glue}`;
    const wanted = `${glue}${language.unspaced === true ? written : key}${glue}`;
    return stems.includes(wanted) ? [{ sentence, from: 0, to: 1, startMs, strength: 0 }] : [];
  });
  return mentions.length === 0 ? undefined : { term: topic, variants: [], key, score: 0, mentions };
}
