/** Lines that come along when a transcript panel is copied from a page. */
export const PAGE_JUNK =
  /^\s*(?:transcript|attendees|search transcript|search in video|in this video|sync to video time|chapters|show transcript|follow along using the transcript\.?|english(?: \(auto-generated\))?|audio file|\{[^{}]{1,40}\}(?:\s*\{[^{}]{1,40}\})*)\s*$/i;

/**
 * `[Auto-generated transcript. Edits may have been applied for clarity.]`:
 * what a platform says of its text; sounds take fewer words.
 */
export const NOTICE = /^\s*[[(](?:[^\])\s]+\s+){3}(?:[^\])\s][^\])]*)?[\])]\s*$/;
