/** Takes the focus back from a frame that took it by a click: keys pressed inside a frame never reach JupyterLab. */

/** The click is over by then, and a wish for the whole screen fulfilled. */
const AFTER_CLICK_MS = 300;
const TAB_MS = 500;

/**
 * A person who comes into the frame by Tab wants its own keys and stays there;
 * so does one who watches it on the whole screen. Returns what ends it.
 */
export function returnFocus(frame: HTMLIFrameElement): () => void {
  let before: HTMLElement | undefined;
  let tabbedAt = -Infinity;
  const onFocus = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement && target !== frame) before = target;
  };
  const onKey = ({ key, timeStamp }: KeyboardEvent) => {
    if (key === 'Tab') tabbedAt = timeStamp;
  };
  const onBlur = ({ timeStamp }: Event) => {
    if (timeStamp - tabbedAt < TAB_MS) return;
    setTimeout(() => {
      if (document.activeElement !== frame || document.fullscreenElement !== null) return;
      frame.blur();
      window.focus();
      if (before?.isConnected) before.focus({ preventScroll: true });
    }, AFTER_CLICK_MS);
  };
  document.addEventListener('focusin', onFocus);
  document.addEventListener('keydown', onKey, true);
  window.addEventListener('blur', onBlur);
  return () => {
    document.removeEventListener('focusin', onFocus);
    document.removeEventListener('keydown', onKey, true);
    window.removeEventListener('blur', onBlur);
  };
}
