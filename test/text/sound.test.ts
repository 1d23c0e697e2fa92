import { soundOf } from '../../src/text/words.js';

test.each([
  ['numb pie', 'numpy'],
  ['pie torch', 'PyTorch'],
  ['jupiter', 'Jupyter'],
  ['tensor flow', 'TensorFlow'],
  ['matt plot lib', 'matplotlib'],
  ['psi kit', 'psykit'],
  ['cagle', 'Kaggle'],
  ['phoenix', 'fenix'],
])('%s sounds like %s', (said, name) => expect(soundOf(said)).toBe(soundOf(name)));

test.each([
  ['resident', 'resnet'],
  ['pandas', 'pounders'],
  ['karate', 'Keras'],
  ['panda', 'pandas'],
])('%s does not sound like %s', (said, name) => expect(soundOf(said)).not.toBe(soundOf(name)));
