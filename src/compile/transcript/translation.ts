/** A translation folded under each paragraph, by time. */
import type { Cue } from '../../model/cue.js';
import type { Cell } from '../../model/notebook.js';
import { joinWords } from '../../model/wording/join-words.js';
import { ENGLISH, say } from '../../model/wording/messages.js';
import type { CellMaker } from '../cells.js';
import { breakMaths, escapeMarkdown } from '../../text/markdown/escape.js';
import type { CompileInput } from '../input.js';

/** Puts each caption of the translation, once, behind the narration cell in whose time its middle lies. */
export function withTranslation(cells: readonly Cell[], input: CompileInput, maker: CellMaker): readonly Cell[] {
  const { translation } = input;
  if (translation === undefined) return cells;
  const spoken = cells.flatMap(({ metadata: { nbscribe } }, nth) =>
    nbscribe?.kind === 'narration' ? [{ nth, startMs: nbscribe.startMs ?? 0 }] : [],
  );
  const byCell = new Map<number, Cue[]>();
  for (const cue of translation.cues) {
    const middleMs = (cue.startMs + cue.endMs) / 2;
    const home = spoken.findLast(({ startMs }) => startMs <= middleMs) ?? spoken[0];
    if (home !== undefined) byCell.set(home.nth, [...(byCell.get(home.nth) ?? []), cue]);
  }
  return cells.flatMap((cell, nth) => {
    const cues = byCell.get(nth);
    return cues === undefined ? [cell] : [cell, translationCell(cues, input, maker)];
  });
}

function translationCell(
  cues: readonly Cue[],
  { messages = ENGLISH, translation }: CompileInput,
  maker: CellMaker,
): Cell {
  const text = joinWords(cues.flatMap((cue) => cue.text.split(/\s+/).filter((word) => word !== '')));
  const tag = translation?.language;
  const label = `${say(messages, 'translation')}${tag === undefined ? '' : ` (${tag})`}`;
  const source = `<details><summary>${label}</summary>\n\n${breakMaths(escapeMarkdown(text))}\n\n</details>`;
  const [startMs, endMs] = [cues[0]?.startMs ?? 0, cues.at(-1)?.endMs ?? 0];
  return maker.markdown('translation', `translation:${startMs}`, { source, stamp: { startMs, endMs } });
}
