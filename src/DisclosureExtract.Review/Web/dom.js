const SVG = 'http://www.w3.org/2000/svg';

/** An element from its name (`button.primary`), attributes and children; text goes in as text and never as markup. */
export function h(name, attributes, ...children) {
  const [tag, ...classes] = name.split('.');
  return fill(document.createElement(tag), classes, attributes, children);
}

export function s(name, attributes, ...children) {
  const [tag, ...classes] = name.split('.');
  return fill(document.createElementNS(SVG, tag), classes, attributes, children);
}

function fill(element, classes, attributes, children) {
  for (const c of classes) element.classList.add(c);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'css') for (const [p, v] of Object.entries(value)) element.style.setProperty(p, v);
    else if (key === 'value') element.value = value;
    else if (key === 'checked') element.checked = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  add(element, children);
  return element;
}

function add(element, children) {
  for (const child of children.flat(3)) if (child !== null && child !== undefined && child !== false) element.append(child);
}

export function put(element, ...children) {
  element.replaceChildren();
  add(element, children);
  return element;
}

/** Text of a document: parted from the direction of what is around it. */
export const doc = text => h('bdi', {}, shown(text));

export const one = (selector, from = document) => from.querySelector(selector);
export const many = (selector, from = document) => [...from.querySelectorAll(selector)];
