import { mendCueText, tokenizeCueText } from './parse-cue-text.js';

/**
 * Text of captions whose tags (`<i>`, `<font>`, `<br>`) go and whose other `<` stay. References are not resolved again.
 */
export function readTagged(text: string): string {
  if (!text.includes('<')) return text;
  return tokenizeCueText(mendCueText(text.replaceAll('&', '&amp;')))
    .map((token) => (token.kind === 'text' ? token.text : ''))
    .join('');
}
