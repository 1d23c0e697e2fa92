import stemmer from 'natural/lib/natural/stemmers/porter_stemmer_fr.js';
import type { LanguageData } from '../language.js';

export const language: LanguageData = {
  code: 'fr',
  noun: 'determiner',
  head: 'first',
  determiners:
    "le la les l' un une des d' ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs chaque plusieurs deux trois quel quelle quels quelles tout toute tous toutes",
  prepositions: 'du au aux en par avec sans pour dans sur de',
  joints: "de du des d' à au en sur",
  generic:
    'exemple question réponse chose choses fois façon manière idée cas partie type moment temps jour jours semaine année fin début place point mot mots personne gens monde problème solution nombre ligne lignes numéro élément éléments résultat cours examen exercice exercices projet programme code page leçon moitié côté sens peu plupart truc besoin question méthode rôle morceau',
  openers: 'et mais donc alors or puis ensuite bon bien enfin voilà oui non ok maintenant ainsi aussi car ou',
  pointing: "ça cela ce c' il elle ils elles ceci celui celle ceux en y on le la les lui leur",
  asking: 'que quoi qui comment pourquoi où quand quel quelle quels quelles combien',
  small: "c' j' n' s' t' m' qu' jusqu' lorsqu' puisqu' est-ce c'est-à-dire aujourd'hui antislash",
  elided: /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu)['’](?=\p{L})/iu,
  notNoun: /(?:ez|ons|aient|ait|ais|ment)$/,
  definitions: {
    naming:
      / (?:on appelle|on appelle cela|on appelle ça|qu' on appelle|on parle (?:alors )?de|on parle d'|s' appelle|s' appellent|appelée?s?|dite?s?|nommée?s?|on obtient (?:alors )?|on utilise|ce sont) (?:un |une |des |les |le |la |l' |d' |de |du |alors )*$/,
    being:
      /^(?:(?<sure>désigne|désignent|signifie|signifient|veut dire|veulent dire|indique|consiste à|décrit|sert à)|est|sont|c' est|ce sont|permet de|permettent de|correspond à) /,
  },
  stem: (word) => stemmer.stem(word),
  messages: {
    contents: 'Sommaire',
    introduction: 'Introduction',
    from: 'À partir de {time}',
    part: 'Partie {n}',
    lesson: 'Leçon {name}',
    sections: '{n} section|{n} sections',
    slides: '{n} diapositive|{n} diapositives',
    codeCells: '{n} cellule de code|{n} cellules de code',
    video: 'vidéo',
    licence: 'Licence : {name}',
    unlisted: 'Non répertorié : merci de ne pas diffuser',
    private: 'Privé : merci de ne pas diffuser',
    slide: 'Diapositive',
    picture: 'Image',
    shownBefore: 'déjà montrée à {time}',
    unreadable: '{name} : lecture impossible.',
    summary: '{title} : résumé',
    fullNotebook: 'notebook complet',
    words: '{n} mots',
    shown: 'ici {n} notion en {words} mots, tous du cours|ici {n} notions en {words} mots, tous du cours',
    takeaways: 'En bref',
    minorTerms: 'Autres termes',
    bySection: 'Section par section',
    roomQuestions: 'Questions de la salle',
    selfTest: 'Testez-vous',
    related: 'Voir aussi : {terms}',
    alsoIn: 'Également dans : {sections}',
    question: 'Que veut dire « {term} » ?',
    why: 'Pourquoi est-ce important ?',
    warning: 'Que peut-il mal se passer ?',
    folded: '{n} cellule de code non commentée, repliée :|{n} cellules de code non commentées, repliées :',
    guessed:
      '{some} cellule de code sur {n} placée par estimation|{some} cellules de code sur {n} placées par estimation',
    parts: 'Sections',
    translation: 'Traduction',
  },
};
