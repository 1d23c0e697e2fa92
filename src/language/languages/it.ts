import stemmer from 'natural/lib/natural/stemmers/porter_stemmer_it.js';
import type { LanguageData } from '../language.js';

export const language: LanguageData = {
  code: 'it',
  noun: 'determiner',
  head: 'first',
  determiners:
    "il lo la i gli le l' un uno una un' questo questa questi queste quest' quello quella quelli quelle quel quei mio mia nostro nostra vostro vostra suo sua loro ogni due tre tutto tutta tutti tutte altro altra altri altre",
  prepositions:
    "di a da in con su per tra fra del dello della dei degli delle dell' al allo alla ai agli alle all' dal dalla dai dalle dall' nel nella nei nelle nell' sul sulla sui sulle sull' senza",
  joints: "di del della dello dei degli delle dell' d' a in",
  generic:
    'esempio domanda risposta cosa cose volta volte modo maniera idea caso parte tipo momento tempo giorno giorni settimana anno fine inizio posto punto parola parole persona gente mondo problema soluzione numero riga righe elemento elementi risultato lezione esame esercizio programma codice pagina lato passo casa nome valore',
  openers: 'e ma allora quindi dunque poi adesso ora bene sì no perché che però anche infatti ecco o',
  pointing: 'questo questa questi queste quello quella ciò esso essa essi lui lei loro lo la li le ne ci qui lì così',
  asking: 'che cosa chi come perché dove quando quale quali quanto quanta quanti quante',
  elided: /^(?:[cdlmnstv]|un|dell|all|dall|nell|sull|quest|quell|bell|sant)['’](?=\p{L})/iu,
  notNoun: /(?:mente|iamo|avamo|avano|evano|ivano|arono|erono|irono|ando|endo)$/,
  definitions: {
    naming:
      / (?:si chiama|si chiamano|chiamiamo|chiamata|chiamato|chiamati|chiamate|detto|detta|detti|dette|si dice|noto come|nota come|parliamo di|cosiddett[oaie]) (?:di |il |lo |la |i |gli |le |l' |un |una |un' )*$/,
    being:
      /^(?:(?<sure>significa|significano|vuol dire|vogliono dire|consiste|indica|descrive|serve a|si riferisce a)|è|sono|permette di) /,
  },
  stem: (word) => stemmer.stem(word),
  messages: {
    contents: 'Indice',
    introduction: 'Introduzione',
    from: 'Da {time}',
    part: 'Parte {n}',
    lesson: 'Lezione {name}',
    sections: '{n} sezione|{n} sezioni',
    slides: '{n} diapositiva|{n} diapositive',
    codeCells: '{n} cella di codice|{n} celle di codice',
    video: 'video',
    licence: 'Licenza: {name}',
    unlisted: 'Non in elenco: si prega di non diffondere',
    unreleased: 'Non ancora pubblicato: si prega di non diffondere',
    private: 'Privato: si prega di non diffondere',
    slide: 'Diapositiva',
    picture: 'Immagine',
    shownBefore: 'già mostrata a {time}',
    unreadable: '{name}: impossibile da leggere.',
    about: 'circa {time}',
    links: 'Link: {links}',
    speakerNotes: 'Note: {notes}',
    summary: '{title}: riassunto',
    fullNotebook: 'notebook completo',
    words: '{n} parole',
    shown:
      'qui {n} concetto in {words} parole, tutte della lezione|qui {n} concetti in {words} parole, tutte della lezione',
    takeaways: 'In breve',
    minorTerms: 'Altri termini',
    bySection: 'Sezione per sezione',
    roomQuestions: 'Domande dalla sala',
    selfTest: 'Verifica',
    related: 'Vedi anche: {terms}',
    alsoIn: 'Anche in: {sections}',
    question: 'Che cosa significa «{term}»?',
    why: 'Perché è importante?',
    warning: 'Che cosa può andare storto?',
    translation: 'Traduzione',
  },
};
