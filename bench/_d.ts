import { loadLecture, understandLecture } from '../src/pipeline.js';
import { readShippedData } from '../src/host/data.js';
import { openLexicon } from '../src/text/lexicon/lexicon.js';
import { rankConcepts } from '../src/concepts/explain.js';
import { readSpeech } from '../src/summary/candidates.js';
import { Words } from '../src/summary/words.js';
import { measureTerms, rankTerms } from '../src/summary/terms.js';
import { subjectOf } from '../src/summary/summarize.js';
import { chooseConcepts } from '../src/summary/concepts.js';
import { TERMS } from '../src/summary/weights.js';
const lexicon = openLexicon(readShippedData);
const u = (await understandLecture(loadLecture(process.argv[2]!).value!)).value;
const terms = rankConcepts(u.lecture, u.narration, { lexicon }).value;
const input = { ...u, terms, lexicon };
const sp = readSpeech(u.narration, new Words(lexicon), { literal: false });
const { context } = subjectOf(input);
const ranked = rankTerms(measureTerms(sp, terms, context), TERMS);
console.log(
  ranked
    .slice(0, 30)
    .map((t) => `${t.concept.term} ${t.score.toFixed(1)} s${t.strength} n${t.mentions.length}`)
    .join(', '),
);
const pool = chooseConcepts(sp, { ranked, context, most: 14, asked: false });
const want = process.argv[3];
pool.terms.forEach((t, n) => {
  if (want && t.name !== want) return;
  if (!want) return;
  for (const c of sp.candidates) {
    const a = pool.subjects.get(c)?.get(n);
    if (a && a.affinity > 0.5)
      console.log(
        a.affinity.toFixed(2),
        a.value.toFixed(1),
        a.wants ?? '',
        c.readability.toFixed(2),
        c.kind,
        c.text,
        Object.entries(c.traits)
          .filter(([, v]) => v)
          .map(([k, v]) => k + (v === 1 ? '' : v.toFixed(1)))
          .join(' '),
      );
  }
});
