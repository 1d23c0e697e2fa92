import stemmer from 'natural/lib/natural/stemmers/porter_stemmer_de.js';
import type { LanguageData } from '../language.js';

export const language: LanguageData = {
  code: 'de',
  noun: 'capital',
  head: 'last',
  determiners:
    'der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner mein meine meinen meinem meiner unser unsere unseren unserem unserer ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner dieser diese dieses diesen diesem jeder jede jedes jeden jedem zwei drei alle allen',
  prepositions: 'im am zum zur vom beim ins ans mit für ohne durch von bei nach in auf aus zu über unter gegen',
  joints: 'und',
  generic:
    'beispiel frage fragen antwort sache sachen ding dinge teil teile seite stelle fall fälle zeit tag tage woche wochen jahr jahre stunde stunden minute minuten mal punkt idee wort wörter begriff anfang ende mitte grund art weise thema stück geschichte aufgabe aufgaben blatt klausur prüfung vorlesung übung übungsblatt student studenten studierende programm problem probleme lösung ergebnis rechner computer leute mensch menschen kollegen eingabe größe anzahl unterschied möglichkeit schritt schritte zeile nummer zahl zahlen wert werte name namen gruppe pause kaffee element elemente elementen million millionen milliarde hundert tausend prozent',
  openers:
    'und aber also so dann denn nun jetzt gut ja nein okay oder doch sondern naja na übrigens natürlich danach dabei damit dazu deswegen deshalb genau noch auch',
  pointing: 'das es dies dieser diese dieses er sie ihn ihm da dort hier die den dem der solche',
  asking: 'was wer wie wo warum weshalb wann welche welcher welches wieso wozu woher wohin',
  small: 'sie ihnen ihr ihre ihrer ihrem ihren bitte danke vielen ja nein ok',
  modifier: /(?:e|en|er|es|em)$/,
  definitions: {
    naming:
      / (?:nennt man|nennen wir|nennt sich|heißt|heißen|genannt|sogenannten?|sogenannte[rs]?|bezeichnet man als|bezeichnen wir als|spricht man von|namens|begriff) (?:das |die |der |den |ein |eine |einen |dann |auch |hier )*$/,
    being:
      /^(?:(?<sure>bedeutet|bedeuten|heißt|beschreibt|bezeichnet|besteht aus|nennt man|nennen wir|meint)|ist|sind|sagt|sorgt dafür) /,
  },
  stem: (word) => stemmer.stem(word),
  messages: {
    contents: 'Inhalt',
    introduction: 'Einführung',
    from: 'Ab {time}',
    part: 'Teil {n}',
    lesson: 'Lektion {name}',
    sections: '{n} Abschnitt|{n} Abschnitte',
    slides: '{n} Folie|{n} Folien',
    codeCells: '{n} Codezelle|{n} Codezellen',
    video: 'Video',
    licence: 'Lizenz: {name}',
    unlisted: 'Nicht gelistet: bitte nicht weitergeben',
    unreleased: 'Noch nicht veröffentlicht: bitte nicht weitergeben',
    private: 'Privat: bitte nicht weitergeben',
    slide: 'Folie',
    picture: 'Bild',
    shownBefore: 'schon gezeigt um {time}',
    unreadable: '{name} konnte nicht gelesen werden.',
    about: 'etwa {time}',
    links: 'Links: {links}',
    speakerNotes: 'Notizen: {notes}',
    summary: '{title}: Zusammenfassung',
    fullNotebook: 'vollständiges Notebook',
    words: '{n} Wörter',
    shown:
      'hier {n} Begriff in {words} Wörtern, alle aus der Vorlesung|hier {n} Begriffe in {words} Wörtern, alle aus der Vorlesung',
    takeaways: 'Kurz gesagt',
    minorTerms: 'Weitere Begriffe',
    bySection: 'Abschnitt für Abschnitt',
    roomQuestions: 'Fragen aus dem Saal',
    selfTest: 'Selbsttest',
    related: 'Verwandt: {terms}',
    alsoIn: 'Auch in: {sections}',
    question: 'Was bedeutet „{term}“?',
    why: 'Warum ist das wichtig?',
    warning: 'Was kann schiefgehen?',
    translation: 'Übersetzung',
  },
};
