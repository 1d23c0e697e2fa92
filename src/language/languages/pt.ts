import stemmer from 'natural/lib/natural/stemmers/porter_stemmer_pt.js';
import type { LanguageData } from '../language.js';

export const language: LanguageData = {
  code: 'pt',
  noun: 'determiner',
  head: 'first',
  determiners:
    'o a os as um uma uns umas este esta estes estas esse essa esses essas desse dessa deste desta nesse nessa meu minha meus minhas seu sua seus suas nosso nossa nossos nossas cada outro outra outros outras dois duas três todo toda todos todas',
  prepositions: 'do da dos das no na nos nas ao à aos às pelo pela pelos pelas de em com sem por para',
  joints: 'de do da dos das em',
  generic:
    'exemplo pergunta resposta coisa coisas vez vezes maneira forma ideia caso parte tipo momento tempo dia dias semana ano fim começo início lugar ponto palavra pessoa pessoas gente pessoal mundo problema solução número linha linhas elemento resultado aula prova exercício trabalho programa código página lado passo casa nome nomes valor valores lista diferença informação informações grupo aluno alunos objeto espaço processo',
  openers: 'e mas então bom bem aí daí depois também ou agora sim não porque que pois olha beleza assim ah',
  pointing: 'isso isto aquilo este esta esse essa esses essas ele ela eles elas aí ali aqui o a',
  asking: 'que quê quem como por onde quando qual quais quanto quanta quantos quantas',
  notNoun: /(?:mente|amos|emos|imos|avam|iam|aram|eram|ando|endo|indo)$/,
  definitions: {
    naming:
      / (?:se chama|se chamam|chama se|chamamos|chamada|chamado|chamados|chamadas|conhecido como|conhecida como|a gente chama|é o que) (?:de |a |o |as |os |um |uma )*$/,
    being:
      /^(?:(?<sure>significa|significam|consiste em|quer dizer|se refere a|serve para|descreve)|é|são|permite|diz que) /,
  },
  stem: (word) => stemmer.stem(word),
  messages: {
    contents: 'Conteúdo',
    introduction: 'Introdução',
    from: 'A partir de {time}',
    part: 'Parte {n}',
    lesson: 'Lição {name}',
    sections: '{n} seção|{n} seções',
    slides: '{n} slide|{n} slides',
    codeCells: '{n} célula de código|{n} células de código',
    video: 'vídeo',
    licence: 'Licença: {name}',
    unlisted: 'Não listado: por favor, não repasse',
    unreleased: 'Ainda não publicado: por favor, não repasse',
    private: 'Privado: por favor, não repasse',
    slide: 'Slide',
    picture: 'Imagem',
    shownBefore: 'já mostrado em {time}',
    unreadable: '{name}: não foi possível ler.',
    summary: '{title}: resumo',
    fullNotebook: 'notebook completo',
    words: '{n} palavras',
    shown: 'aqui {n} conceito em {words} palavras, todas da aula|aqui {n} conceitos em {words} palavras, todas da aula',
    takeaways: 'Em resumo',
    minorTerms: 'Mais termos',
    bySection: 'Seção por seção',
    roomQuestions: 'Perguntas da sala',
    selfTest: 'Teste-se',
    related: 'Relacionado: {terms}',
    alsoIn: 'Também em: {sections}',
    question: 'O que significa “{term}”?',
    why: 'Por que isso importa?',
    warning: 'O que pode dar errado?',
    folded: '{n} célula de código não comentada, recolhida:|{n} células de código não comentadas, recolhidas:',
    guessed:
      '{some} de {n} célula de código posta por estimativa|{some} de {n} células de código postas por estimativa',
    parts: 'Seções',
    translation: 'Tradução',
  },
};
