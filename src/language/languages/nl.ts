import stemmer from 'natural/lib/natural/stemmers/porter_stemmer_nl.js';
import type { LanguageData } from '../language.js';

export const language: LanguageData = {
  code: 'nl',
  noun: 'determiner',
  head: 'last',
  determiners:
    'de het een geen deze dit die dat mijn jouw zijn haar ons onze jullie hun elke elk ieder iedere twee drie alle andere',
  prepositions: 'in op met voor van bij naar uit over door zonder tegen onder tussen aan als te om',
  joints: 'van en',
  generic:
    'voorbeeld vraag vragen antwoord ding dingen deel stuk kant geval tijd dag week jaar uur minuut keer punt idee woord woorden begin einde soort manier thema opdracht tentamen college student studenten programma probleem oplossing resultaat computer mensen aantal verschil stap regel nummer getal getallen waarde naam groep element elementen',
  openers: 'en maar dus dan nu goed ja nee oké of want ook toch eigenlijk daarna bovendien nou kijk',
  pointing: 'dat dit het hij zij ze deze die daar hier er',
  asking: 'wat wie hoe waar waarom wanneer welke welk waarvoor',
  notNoun: /(?:lijk|eerd|ende)$/,
  definitions: {
    naming:
      / (?:heet|heten|noemen we|noemen we dat|noemt men|noem je|genoemd|genaamd|zogenaamde?|zogeheten|bekend als|spreken we van) (?:de |het |een |dan |ook )*$/,
    being:
      /^(?:(?<sure>betekent|betekenen|beschrijft|bestaat uit|houdt in|wil zeggen|verwijst naar)|is|zijn|zorgt ervoor) /,
  },
  stem: (word) => stemmer.stem(word),
  messages: {
    contents: 'Inhoud',
    introduction: 'Inleiding',
    from: 'Vanaf {time}',
    part: 'Deel {n}',
    lesson: 'Les {name}',
    sections: '{n} sectie|{n} secties',
    slides: '{n} dia|{n} dia’s',
    codeCells: '{n} codecel|{n} codecellen',
    video: 'video',
    licence: 'Licentie: {name}',
    unlisted: 'Niet openbaar vermeld: niet doorgeven a.u.b.',
    unreleased: 'Nog niet gepubliceerd: niet doorgeven a.u.b.',
    private: 'Privé: niet doorgeven a.u.b.',
    slide: 'Dia',
    picture: 'Afbeelding',
    shownBefore: 'al getoond om {time}',
    unreadable: '{name} kon niet worden gelezen.',
    about: 'rond {time}',
    links: 'Links: {links}',
    speakerNotes: 'Notities: {notes}',
    summary: '{title}: samenvatting',
    fullNotebook: 'volledig notebook',
    words: '{n} woorden',
    shown:
      'hier {n} begrip in {words} woorden, alle uit het college|hier {n} begrippen in {words} woorden, alle uit het college',
    takeaways: 'In het kort',
    minorTerms: 'Meer begrippen',
    bySection: 'Per sectie',
    roomQuestions: 'Vragen uit de zaal',
    selfTest: 'Test jezelf',
    related: 'Verwant: {terms}',
    alsoIn: 'Ook in: {sections}',
    question: 'Wat betekent “{term}”?',
    why: 'Waarom is dat belangrijk?',
    warning: 'Wat kan er misgaan?',
    translation: 'Vertaling',
  },
};
