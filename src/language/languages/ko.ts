import type { LanguageData } from '../language.js';
import { cutEndings } from '../stem.js';

/** `이진탐색은`, `이진탐색을`: particles follow the noun. */
const withoutParticle = cutEndings(
  /(?:에서는|으로는|이라고|에서|으로|라고|이란|까지|부터|에게|처럼|보다|들을|들은|들이|은|는|이|가|을|를|의|에|로|와|과|도|란|만|들)$/,
  2,
);

export const language: LanguageData = {
  code: 'ko',
  noun: 'none',
  head: 'last',
  determiners: '이 그 저 한 어떤 모든 각 두 세 여러',
  prepositions: '',
  joints: '',
  generic:
    '예 예를 문제 질문 답 것 것은 것이 때 방법 경우 부분 의미 이야기 오늘 내일 어제 시간 곳 처음 마지막 다음 앞 뒤 사람 여러분 학생 수업 시험 숙제 강의 프로그램 코드 결과 수 값 이름 번 개 줄',
  openers: '그리고 그런데 하지만 그래서 그러면 그럼 자 네 예 아니요 또 또는 왜냐하면 즉 이제 먼저 그러니까 따라서',
  pointing: '이것 그것 저것 이것은 그것은 이 그 저 여기 거기 이렇게 그렇게 이거 그거',
  asking: '무엇 뭐 왜 어떻게 어디 언제 누구 어느 얼마 몇',
  small:
    '있습니다 있는 있어요 없는 없습니다 합니다 하는 하면 한다 해서 했습니다 됩니다 되는 된다 입니다 이다 이런 그런 저런 수 것을 것이다 우리 우리가 우리는 제가 저는 아주 매우 정말 더 가장 다시 같은 같이 위해 대해 통해 때문에 부릅니다 합시다 보겠습니다 봅시다',
  notNoun:
    /(?:습니다|합니다|됩니다|입니다|니까|어요|아요|해요|하고|하면|해서|하는|되는|한다|된다|세요|지만|는데|려고)$/,
  bends: true,
  definitions: {
    naming: / (?:이른바|소위) $/,
    closing: /(?:입니다|이다|부릅니다|말합니다|뜻합니다|의미합니다)$/,
    being: /^(?:(?<sure>부릅니다|의미합니다|뜻합니다|말합니다|한)|이런) /,
  },
  stem: withoutParticle,
  dictionaryForm: withoutParticle,
  messages: {
    contents: '목차',
    introduction: '소개',
    from: '{time}부터',
    part: '{n}부',
    lesson: '{name}강',
    sections: '{n}개 절',
    slides: '슬라이드 {n}장',
    codeCells: '코드 셀 {n}개',
    video: '동영상',
    licence: '라이선스: {name}',
    unlisted: '미등록: 배포하지 마세요',
    unreleased: '미공개: 배포하지 마세요',
    private: '비공개: 배포하지 마세요',
    slide: '슬라이드',
    picture: '그림',
    shownBefore: '{time}에 표시됨',
    unreadable: '{name}을(를) 읽을 수 없습니다.',
    about: '약 {time}',
    links: '링크: {links}',
    speakerNotes: '메모: {notes}',
    summary: '{title}: 요약',
    fullNotebook: '전체 노트북',
    words: '{n}단어',
    shown: '여기에 {words}단어로 된 개념 {n}개, 모두 강의의 말',
    takeaways: '요점',
    minorTerms: '기타 용어',
    bySection: '절별 내용',
    roomQuestions: '청중 질문',
    selfTest: '스스로 확인',
    related: '관련: {terms}',
    alsoIn: '다른 절: {sections}',
    question: '‘{term}’란 무엇인가요?',
    why: '왜 중요한가요?',
    warning: '무엇이 잘못될 수 있나요?',
    translation: '번역',
  },
};
