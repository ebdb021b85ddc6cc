import { one } from './dom.js';

const FIELDS = 'input:not([type=checkbox]),select,textarea';

/** The field within an element (or anywhere) that a person is in: while it is there, it must stay what it is, or a word half composed is lost. */
export function fieldIn(element) {
  const at = document.activeElement;
  return at?.matches(FIELDS) && (!element || element.contains(at)) ? at : null;
}

/** Draws anew and leaves the person where they were: the element of the same name or cell, and the caret in it. */
export function keepingFocus(draw) {
  const at = document.activeElement;
  const cell = at?.closest?.('#table-scroll') ? [at.dataset.r, at.dataset.c] : null;
  const caret = fieldIn() && typeof at.selectionStart === 'number' ? [at.selectionStart, at.selectionEnd, at.selectionDirection] : null;
  draw();
  if (!at || at === document.activeElement || at === document.body) return;
  const now = at.id ? document.getElementById(at.id) : cell?.[0] ? one('#table-scroll [data-r="' + cell[0] + '"][data-c="' + cell[1] + '"]') : null;
  now?.focus({ preventScroll: true });
  if (caret && now && typeof now.selectionStart === 'number') now.setSelectionRange(...caret);
}
