export type { Lecture } from './model/lecture.js';
