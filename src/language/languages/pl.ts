import type { LanguageData } from '../language.js';
import { cutEndings } from '../stem.js';

export const language: LanguageData = {
  code: 'pl',
  noun: 'none',
  head: 'first',
  determiners:
    'ten ta to te ci tego tej tych temu tym tę każdy każda każde każdego nasz nasza nasze mój moja moje jeden jedna jedno dwa trzy wszystkie',
  prepositions: 'w we na z ze po dla o od do za przy przez bez pod nad między ku u',
  joints: '',
  generic:
    'przykład przykłady pytanie pytania odpowiedź rzecz rzeczy raz razy przypadek część czas dzień dni rok tydzień godzina minuta sekunda człowiek ludzie student studenci grupa słowo temat zadanie egzamin wykład program problem kod linia wiersz miejsce strona sprawa ilość liczba liczby wartość wartości wynik krok funkcja moduł sposób początek koniec',
  openers: 'i a ale więc no tak teraz dobrze nie albo lub bo potem jeszcze też wtedy zatem czyli natomiast',
  pointing: 'to ten ta te on ona ono oni one jego jej ich tam tu tutaj taki taka takie tak',
  asking: 'co kto jak gdzie dlaczego czemu kiedy jaki jaka jakie który która które ile skąd dokąd czy',
  small:
    'jest są był była było były być ma mają może mogą trzeba można bardzo już także jeśli żeby który która które którego której którym których mamy nazywa nazywamy oznacza',
  notNoun: /(?:ać|eć|ić|yć|ować|amy|emy|imy|ymy|ają|ują|uje|ał|ała|ało|ali|ił|iła|ili|ąc|nie się)$/,
  definitions: {
    naming:
      / (?:nazywa się|nazywamy|nazywany|nazywana|nazywane|nazywają|zwany|zwana|zwane|tak zwany|tak zwana|mówimy o|to) $/,
    being: /^(?:(?<sure>to|oznacza|oznaczają|polega na|opisuje|składa się)|jest|są|nazywamy|mówi) /,
  },
  stem: cutEndings(
    /(?:ościami|ościach|owaniem|owania|owanie|aniem|ania|anie|eniem|enia|enie|ością|ości|ość|ami|ach|ymi|imi|ego|emu|owi|iej|iem|ej|om|ym|im|ych|ich|ów|em|ie|ia|iu|ią|ię|y|i|a|e|o|u|ą|ę)$/,
    3,
  ),
  messages: {
    contents: 'Spis treści',
    introduction: 'Wprowadzenie',
    from: 'Od {time}',
    part: 'Część {n}',
    lesson: 'Lekcja {name}',
    sections: 'sekcji: {n}',
    slides: 'slajdów: {n}',
    codeCells: 'komórek z kodem: {n}',
    video: 'wideo',
    licence: 'Licencja: {name}',
    unlisted: 'Niepubliczne: proszę nie rozpowszechniać',
    unreleased: 'Jeszcze nieopublikowane: proszę nie rozpowszechniać',
    private: 'Prywatne: proszę nie rozpowszechniać',
    slide: 'Slajd',
    picture: 'Obraz',
    shownBefore: 'pokazany już o {time}',
    unreadable: '{name}: nie udało się odczytać.',
    summary: '{title}: streszczenie',
    fullNotebook: 'pełny notatnik',
    words: 'słów: {n}',
    shown: 'tutaj pojęć: {n}, słów: {words}, wszystkie z wykładu',
    takeaways: 'W skrócie',
    minorTerms: 'Inne pojęcia',
    bySection: 'Sekcja po sekcji',
    roomQuestions: 'Pytania z sali',
    selfTest: 'Sprawdź się',
    related: 'Powiązane: {terms}',
    alsoIn: 'Także w: {sections}',
    question: 'Co oznacza „{term}”?',
    why: 'Dlaczego to ważne?',
    warning: 'Co może pójść nie tak?',
    translation: 'Tłumaczenie',
  },
};
