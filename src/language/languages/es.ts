import stemmer from 'natural/lib/natural/stemmers/porter_stemmer_es.js';
import type { LanguageData } from '../language.js';

export const language: LanguageData = {
  code: 'es',
  noun: 'determiner',
  head: 'first',
  determiners:
    'el la los las un una unos unas de este esta estos estas ese esa esos esas mi mis tu tus su sus nuestro nuestra nuestros nuestras vuestro vuestra vuestros vuestras cada otro otra otros otras dos tres todo toda todos todas',
  prepositions: 'del al con sin por en para sobre entre',
  joints: 'de del de la en no',
  generic:
    'ejemplo pregunta respuesta cosa cosas vez veces manera forma idea caso parte tipo momento tiempo día días semana año fin principio lugar punto palabra palabras persona gente mundo problema solución número línea elemento elementos resultado clase examen ejercicio programa código página lado paso casa error clases razón módulo operación operaciones función',
  openers: 'y pero entonces bueno pues así luego después además también o vale ahora bien sí no porque que',
  pointing: 'esto eso aquello este esta ese esa estos estas esos esas él ella ellos ellas lo la los las así ahí aquí',
  asking: 'qué quién cómo por dónde cuándo cuál cuáles cuánto cuánta cuántos cuántas',
  notNoun: /(?:mente|amos|emos|imos|áis|éis|aban|ían|aron|ieron|ando|iendo)$/,
  definitions: {
    naming:
      / (?:se llama|se llaman|llamamos|llamada|llamado|llamados|llamadas|se conoce como|conocido como|conocida como|se denomina|se dice|hablamos de|que es|que son|es decir) (?:a |al |el |la |los |las |un |una )*$/,
    being:
      /^(?:(?<sure>significa|significan|consiste en|quiere decir|se refiere a|sirve para|describe)|es|son|permite) /,
  },
  stem: (word) => stemmer.stem(word),
  messages: {
    contents: 'Contenido',
    introduction: 'Introducción',
    from: 'Desde {time}',
    part: 'Parte {n}',
    lesson: 'Lección {name}',
    sections: '{n} sección|{n} secciones',
    slides: '{n} diapositiva|{n} diapositivas',
    codeCells: '{n} celda de código|{n} celdas de código',
    video: 'vídeo',
    licence: 'Licencia: {name}',
    unlisted: 'No listado: por favor, no lo difundas',
    unreleased: 'Sin publicar: por favor, no lo difundas',
    private: 'Privado: por favor, no lo difundas',
    slide: 'Diapositiva',
    picture: 'Imagen',
    shownBefore: 'ya mostrada en {time}',
    unreadable: '{name}: no se pudo leer.',
    about: 'hacia {time}',
    links: 'Enlaces: {links}',
    speakerNotes: 'Notas: {notes}',
    summary: '{title}: resumen',
    fullNotebook: 'cuaderno completo',
    words: '{n} palabras',
    shown:
      'aquí {n} concepto en {words} palabras, todas de la clase|aquí {n} conceptos en {words} palabras, todas de la clase',
    takeaways: 'En resumen',
    minorTerms: 'Más términos',
    bySection: 'Sección por sección',
    roomQuestions: 'Preguntas de la sala',
    selfTest: 'Compruébalo',
    related: 'Relacionado: {terms}',
    alsoIn: 'También en: {sections}',
    question: '¿Qué significa «{term}»?',
    why: '¿Por qué es importante?',
    warning: '¿Qué puede salir mal?',
    translation: 'Traducción',
  },
};
