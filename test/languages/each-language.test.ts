/** Every language that is listed: its messages are whole, and a few sentences give their term. */
import { detectLanguage } from '../../src/language/detect.js';
import { openLanguage } from '../../src/language/open.js';
import { LANGUAGES } from '../../src/language/registry.js';
import { studyTerms } from '../../src/language/terms.js';
import { ENGLISH, say, type MessageKey } from '../../src/model/wording/messages.js';
import { narrate } from '../../src/text/narrate.js';
import { cuesOf, lectureOf, readData } from '../text/lecture.js';

/** A few minutes of a teacher on binary search; the terms that must be among the first five. */
const TALKS: Readonly<Record<string, { readonly said: string; readonly terms: readonly string[] }>> = {
  da: {
    said: `Godmorgen alle sammen, så går vi i gang. I dag taler vi om binær søgning. Binær søgning er en metode som halverer området i hvert skridt. Hvis listen er sorteret, er binær søgning meget hurtig. En sorteret liste er en forudsætning. Ellers bruger vi lineær søgning. Lineær søgning er en metode som ser på hvert element. Og så husker I at køretiden er vigtig. Køretiden betyder hvor mange skridt vi bruger.`,
    terms: ['binær søgning', 'lineær søgning'],
  },
  de: {
    said: `Guten Morgen zusammen, fangen wir an. Heute geht es um die binäre Suche. Die binäre Suche ist ein Verfahren, das den Bereich in jedem Schritt halbiert. Wenn die Liste sortiert ist, dann ist die binäre Suche sehr schnell. Sonst nehmen wir die lineare Suche. Die lineare Suche ist ein Verfahren, das jedes Element anschaut. Und denken Sie an die Laufzeit. Die Laufzeit ist die Anzahl der Schritte.`,
    terms: ['binäre Suche', 'lineare Suche'],
  },
  es: {
    said: `Buenos días a todos, empezamos. Hoy hablamos de la búsqueda binaria. La búsqueda binaria es un método que divide el intervalo en dos en cada paso. Si la lista está ordenada, la búsqueda binaria es muy rápida. Si no, usamos la búsqueda lineal. La búsqueda lineal es un método que mira cada elemento. Y no os olvidéis del coste. El coste es el número de pasos.`,
    terms: ['búsqueda binaria', 'búsqueda lineal'],
  },
  fi: {
    said: `Hyvää huomenta kaikille, aloitetaan. Tänään puhumme binäärihausta. Binäärihaku on menetelmä, joka puolittaa alueen joka askeleella. Jos lista on järjestetty, binäärihaku on todella nopea. Muuten käytämme lineaarista hakua. Lineaarinen haku on menetelmä, joka katsoo jokaista alkiota. Binäärihaku ei toimi ilman järjestystä. Muistakaa binäärihaku myös tentissä.`,
    terms: ['binäärihaku'],
  },
  fr: {
    said: `Bonjour à tous, on commence. Aujourd'hui on parle de la recherche binaire. La recherche binaire est une méthode qui coupe l'intervalle en deux à chaque étape. Si la liste est triée, la recherche binaire est très rapide. Sinon on utilise la recherche linéaire. La recherche linéaire est une méthode qui regarde chaque élément. Et n'oubliez pas la complexité. La complexité désigne le nombre d'étapes.`,
    terms: ['recherche binaire', 'recherche linéaire'],
  },
  hi: {
    said: `नमस्ते, चलिए शुरू करते हैं। आज हम द्विआधारी खोज के बारे में बात करेंगे। द्विआधारी खोज एक विधि है जो हर कदम पर सूची को आधा करती है। अगर सूची क्रमबद्ध है तो द्विआधारी खोज बहुत तेज़ है। नहीं तो हम रैखिक खोज का उपयोग करते हैं। रैखिक खोज एक विधि है जो हर तत्व को देखती है। परीक्षा में द्विआधारी खोज ज़रूर आएगी।`,
    terms: ['द्विआधारी खोज'],
  },
  it: {
    said: `Buongiorno a tutti, cominciamo. Oggi parliamo della ricerca binaria. La ricerca binaria è un metodo che dimezza l'intervallo a ogni passo. Se la lista è ordinata, la ricerca binaria è molto veloce. Altrimenti usiamo la ricerca lineare. La ricerca lineare è un metodo che guarda ogni elemento. E non dimenticate la complessità. La complessità indica il numero di passi.`,
    terms: ['ricerca binaria', 'ricerca lineare'],
  },
  ja: {
    said: `皆さん、おはようございます。今日は二分探索の話をします。二分探索とは、範囲を毎回半分にする方法です。リストが整列されていれば、二分探索はとても速いです。そうでなければ線形探索を使います。線形探索とは、要素を一つずつ見る方法です。試験では二分探索がよく出ます。二分探索と線形探索の違いを覚えてください。`,
    terms: ['二分探索'],
  },
  ko: {
    said: `여러분 안녕하세요, 시작하겠습니다. 오늘은 이진탐색을 배웁니다. 이진탐색은 매번 범위를 절반으로 줄이는 방법입니다. 목록이 정렬되어 있으면 이진탐색은 아주 빠릅니다. 그렇지 않으면 선형탐색을 사용합니다. 선형탐색은 원소를 하나씩 보는 방법입니다. 시험에는 이진탐색이 자주 나옵니다. 선형탐색과 이진탐색의 차이를 기억하세요.`,
    terms: ['이진탐색', '선형탐색'],
  },
  nl: {
    said: `Goedemorgen allemaal, we beginnen. Vandaag gaat het over binair zoeken met een zoekboom. De zoekboom is een structuur die het bereik in elke stap halveert. Als de lijst gesorteerd is, is de zoekboom heel snel. Anders gebruiken we een lineaire lijst. Een lineaire lijst is een rij waarin je elk element bekijkt. En vergeet de looptijd niet. De looptijd is het aantal stappen van de zoekboom.`,
    terms: ['zoekboom'],
  },
  no: {
    said: `God morgen alle sammen, da setter vi i gang. I dag snakker vi om binærsøk. Binærsøk er en metode som halverer området i hvert steg. Hvis listen er sortert, er binærsøk veldig raskt. Ellers bruker vi lineært søk. Kjøretid betyr hvor mange steg vi trenger. Husk at binærsøk krever en sortert liste. Kjøretid er viktig.`,
    terms: ['binærsøk', 'kjøretid'],
  },
  pl: {
    said: `Dzień dobry wszystkim, zaczynamy. Dzisiaj mówimy o wyszukiwaniu binarnym. Wyszukiwanie binarne to metoda, która dzieli zakres na pół w każdym kroku. Jeśli lista jest posortowana, wyszukiwanie binarne jest bardzo szybkie. W przeciwnym razie używamy wyszukiwania liniowego. Wyszukiwanie liniowe to metoda, która ogląda każdy element. Złożoność oznacza liczbę kroków. Złożoność jest ważna.`,
    terms: ['wyszukiwanie binarne'],
  },
  pt: {
    said: `Bom dia a todos, vamos começar. Hoje a gente fala da busca binária. A busca binária é um método que divide o intervalo ao meio em cada passo. Se a lista está ordenada, a busca binária é muito rápida. Senão usamos a busca linear. A busca linear é um método que olha cada elemento. E não esqueçam a complexidade. A complexidade significa o número de passos.`,
    terms: ['busca binária', 'busca linear'],
  },
  ru: {
    said: `Доброе утро всем, начинаем. Сегодня говорим про двоичный поиск. Двоичный поиск это метод, который делит отрезок пополам на каждом шаге. Если список отсортирован, двоичный поиск очень быстрый. Иначе используем линейный поиск. Линейный поиск это метод, который смотрит каждый элемент. И не забывайте про сложность. Сложность означает число шагов.`,
    terms: ['двоичный поиск', 'линейный поиск'],
  },
  sv: {
    said: `God morgon allihop, då börjar vi. I dag talar vi om binärsökning. Binärsökning är en metod som halverar området i varje steg. Om listan är sorterad är binärsökning väldigt snabb. Annars använder vi linjär sökning. Körtid betyder hur många steg vi behöver. Kom ihåg att binärsökning kräver en sorterad lista. Körtid är viktig.`,
    terms: ['binärsökning', 'körtid'],
  },
  tr: {
    said: `Herkese günaydın, başlıyoruz. Bugün ikili aramayı konuşacağız. İkili arama her adımda aralığı yarıya indiren bir yöntemdir. Liste sıralıysa ikili arama çok hızlıdır. Değilse doğrusal arama kullanırız. Doğrusal arama her elemana bakan bir yöntemdir. Sınavda ikili arama mutlaka çıkar. İkili arama ile doğrusal arama arasındaki farkı unutmayın.`,
    terms: ['ikili arama'],
  },
  uk: {
    said: `Добрий ранок усім, починаємо. Сьогодні говоримо про двійковий пошук. Двійковий пошук це метод, який ділить відрізок навпіл на кожному кроці. Якщо список відсортований, двійковий пошук дуже швидкий. Інакше використовуємо лінійний пошук. Лінійний пошук це метод, який дивиться на кожен елемент. І не забувайте про складність. Складність означає кількість кроків.`,
    terms: ['двійковий пошук', 'лінійний пошук'],
  },
  zh: {
    said: `大家早上好，我们开始上课。今天我们讲二分查找。二分查找是一种每一步把范围缩小一半的方法。如果列表已经排好序，二分查找非常快。否则我们用线性查找。线性查找是一种逐个查看元素的方法。考试经常考二分查找。请记住二分查找和线性查找的区别。`,
    terms: ['二分查找', '线性查找'],
  },
};

const CODES = Object.keys(LANGUAGES);

/** Captions of a sentence each. */
const cuesIn = (said: string) => cuesOf(said.split(/(?<=[.?!])\s+|(?<=[。！？।])\s*/u));

test.each([
  ['th', 'วันนี้เราจะมาเรียนรู้เกี่ยวกับการเรียนรู้เชิงลึกและอัลกอริทึมการไล่ระดับสีซึ่งเป็นวิธีที่สำคัญมากในการฝึกโครงข่าย'],
  [
    'ta',
    'இன்று நாம் ஆழ்ந்த கற்றல் பற்றி பேசப் போகிறோம் இது ஒரு முக்கியமான வழிமுறை ஆகும் அதை நாம் மெதுவாக பார்ப்போம் பிறகு இழப்பு சார்பின் சரிவை கணக்கிட்டு எடைகளை மாற்றுவோம் இதுவே பயிற்சி எனப்படும்',
  ],
  ['km', 'ថ្ងៃនេះយើងនឹងរៀនអំពីការរៀនស៊ីជម្រៅនិងក្បួនដោះស្រាយដែលជាវិធីសំខាន់ណាស់ក្នុងការបណ្តុះបណ្តាលបណ្តាញសរសៃប្រសាទសិប្បនិម្មិតជាច្រើន'],
])('%s, which the network does not know, is told by its script', async (code, said) => {
  expect(await detectLanguage([said])).toBe(code);
  expect(await detectLanguage([`${'We talk about gradient descent. '.repeat(10)} ${said}`])).not.toBe(code);
});

test('every language has a talk here', () => {
  expect(Object.keys(TALKS).sort()).toEqual([...CODES].sort());
});

describe.each(CODES)('%s', (code) => {
  const { said, terms } = TALKS[code]!;

  test('is told by its words', async () => {
    expect(await detectLanguage([said])).toBe(code);
  });

  test('gives the terms of a short talk among its first five', async () => {
    const language = (await openLanguage(code, readData))!;
    const { value } = narrate(lectureOf(cuesIn(said), { language: code }), { readData, opens: language.isOpener });
    const found = studyTerms(value, language).terms.slice(0, 5);
    const forms = found.map(({ term, variants }) => [term, ...variants].map((form) => form.toLocaleLowerCase(code)));
    expect({ forms, missed: terms.filter((term) => !forms.some((own) => own.includes(term.toLocaleLowerCase(code)))) }).toEqual({ forms, missed: [] }); // prettier-ignore
    expect(found.some(({ mentions }) => mentions.some(({ strength }) => strength > 0))).toBe(true);
  });

  test('says every message with the same blanks as English', async () => {
    const { language } = await LANGUAGES[code]!();
    const blanks = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
    for (const key of Object.keys(ENGLISH) as MessageKey[]) {
      expect({ key, blanks: blanks(language.messages[key]) }).toEqual({ key, blanks: blanks(ENGLISH[key]) });
      expect(say(language.messages, key, { n: 2 })).not.toContain('|');
    }
  });
});
