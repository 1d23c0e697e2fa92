import { cleanLine, quote } from './transcripts/support/clean.js';

/** What a site sent instead of the transcript. */
export interface ServerAnswer {
  readonly code: 'web-page' | 'server-error';
  readonly message: string;
  readonly hint: string;
}

const PAGE = /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,500}-->\s*)*(?:<!doctype\s+html\b|<html[\s>])/i;
const LOGIN =
  /sign[ -]?in|log[ -]?in|log[ -]?on|password|anmeld|einloggen|connexion|identifi|iniciar sesi|accedi|inloggen|single sign|\bSSO\b|shibboleth/i;
const DENIED =
  /^\W{0,3}(?:error\W{1,3})?(?:[45]\d\d\b\W{0,4})?(?:not found|file not found|forbidden|access denied|unauthorized|bad request|bad gateway|service unavailable|gateway time-?out|internal server error|too many requests|the specified key does not exist)[.!]?\s*$/i;
/** Errors are short; a transcript that begins alike is not. */
const LONGEST_ERROR = 5000;
const LOOKED = 20_000;

/**
 * Tells a web page, mostly the one to sign in, and the error of a server in text, JSON or XML from a transcript: a
 * refused download leaves such a file under the transcript's name.
 */
export function readServerAnswer(text: string): ServerAnswer | undefined {
  const head = text.slice(0, LOOKED);
  if (PAGE.test(head)) return pageAnswer(head);
  const error = text.length > LONGEST_ERROR ? undefined : (errorInText(text) ?? errorInJson(text) ?? errorInXml(text));
  if (error === undefined) return undefined;
  const message = `the file is the error of a server, not a transcript: ${quote(error)}`;
  return {
    code: 'server-error',
    message,
    hint: 'Download the transcript again; perhaps it needs a login or has moved.',
  };
}

function pageAnswer(head: string): ServerAnswer {
  const title = cleanLine(/<title[^<>]{0,200}>([^<]{1,300})/i.exec(head)?.[1] ?? '');
  const message = `the file is a web page${title === '' ? '' : ` (${quote(title)})`}, not a transcript`;
  const hint = LOGIN.test(head)
    ? 'The site asked to sign in: download the captions in the browser where you are signed in.'
    : 'Download the captions themselves, or save the text of the page as .txt.';
  return { code: 'web-page', message, hint };
}

const errorInText = (text: string): string | undefined => (DENIED.test(text.slice(0, 300)) ? text : undefined);

function errorInJson(text: string): string | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  const fields =
    /"(error|errors|error_description|error_message|fault|detail|message|status_message)"\s*:\s*(?:[[{]\s*)*("?[^"{}[\]]{1,300})/gi;
  const found = [...text.matchAll(fields)].map(
    ([, key = '', value = '']) => [key.toLowerCase(), value.replace(/^"/, '')] as const,
  );
  const isError = /"(?:error|errors|fault)"\s*:|"(?:status|code|status_?code)"\s*:\s*"?(?:[45]\d\d|error|fail)/i.test(
    text,
  );
  const isBare =
    found.length > 0 && !/"(?:text|segments|words|results|transcript|events|body|chunks)"\s*:\s*["[{]/i.test(text);
  if (!isBare || !(isError || DENIED.test(found[0]?.[1] ?? ''))) return undefined;
  return (found.find(([key]) => /message|detail|description/.test(key)) ?? found[0])?.[1];
}

function errorInXml(text: string): string | undefined {
  if (!/^\s*(?:<\?xml[^>]{0,200}\?>\s*)?<(?:error|errors|fault|exception|response status="error)/i.test(text))
    return undefined;
  const parts = /<(?:code|message|errormessage|faultstring|detail)>([^<]{1,300})</gi;
  return [...text.matchAll(parts)].map(([, part]) => part).join(': ') || 'error';
}
