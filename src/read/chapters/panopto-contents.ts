import type { Chapter } from '../../model/lecture.js';
import { cleanLine } from '../transcripts/support/clean.js';
import { dig, objectsIn, plus, seconds } from '../transcripts/support/json/fields.js';
import { asText } from '../transcripts/support/json/parse-json.js';
import type { ChapterReader } from './reader.js';

/**
 * The contents of Panopto's viewer, as its DeliveryInfo has them: slides of PowerPoint and what the lecturer typed,
 * with seconds
 * (`{"Delivery": {"Timestamps": [{"Caption": "Hashing", "Time": 12.3, "Duration": 40, "EventTargetType":
 * "PowerPoint"}]}}`). A build step has the title of the one before.
 */
export const panoptoContents: ChapterReader = {
  name: 'panopto-contents',

  read({ json }) {
    if (json === undefined) return [];
    const contents = objectsIn(dig(json.root, 'Delivery', 'Timestamps')).flatMap((one): Chapter[] => {
      const startMs = seconds(one['Time']);
      const title = cleanLine(asText(one['Caption']) ?? '');
      if (startMs === undefined || startMs < 0 || title === '') return [];
      const endMs = plus(startMs, seconds(one['Duration']));
      const place = { path: json.path, line: json.lineOf(one) };
      return [{ startMs, title, place, ...(endMs !== undefined && endMs > startMs && { endMs }) }];
    });
    const inOrder = contents.toSorted((one, other) => one.startMs - other.startMs);
    return inOrder.flatMap((one, nth) => (one.title === inOrder[nth - 1]?.title ? [] : [lasting(inOrder, nth)]));
  },
};

/** The entry, up to the end of the last that has its title. */
function lasting(all: readonly Chapter[], nth: number): Chapter {
  const first = all[nth]!;
  const other = all.findIndex(({ title }, at) => at > nth && title !== first.title);
  const { endMs } = all[(other < 0 ? all.length : other) - 1] ?? {};
  return { ...first, ...(endMs !== undefined && { endMs }) };
}
