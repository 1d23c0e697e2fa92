import type { Lecture } from '../model/lecture.js';
import type { Narration } from '../model/narration.js';
import type { Section } from '../model/section.js';
import type { Talk } from './talk.js';

export interface TitleContext {
  readonly lecture: Lecture;
  readonly narration: Narration;
  readonly talk: Talk;
}
export type Untitled = Omit<Section, 'title' | 'titleFrom'> & { readonly title: string | undefined };

export function nameSections(sections: readonly Untitled[], _context: TitleContext): readonly Section[] {
  return sections.map(({ title, ...section }, nth): Section =>
    title === undefined
      ? { ...section, title: `Part ${nth + 1}`, titleFrom: 'time' }
      : { ...section, title, titleFrom: 'chapter' },
  );
}
