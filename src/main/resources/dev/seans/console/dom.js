/** Elements of text and attributes only, and their update in place: what a file says never becomes HTML. */

const SVG = 'http://www.w3.org/2000/svg';
const KEY = Symbol('key');
const HANDLERS = Symbol('handlers');
const VALUE = Symbol('value');
const KEPT = Symbol('kept');
/** The operator's, not ours: a refresh leaves them as they are. */
const OF_THE_OPERATOR = new Set(['open', 'style', 'tabindex']);

/** Makes an HTML element: el('p.muted', {title: 'x'}, 'text', child, [more]). */
export function el(name, ...rest) {
  const [tag, ...classes] = name.split('.');
  return fill(document.createElement(tag), classes, rest);
}

/** Makes an SVG element in the same way. */
export function svg(name, ...rest) {
  const [tag, ...classes] = name.split('.');
  return fill(document.createElementNS(SVG, tag), classes, rest);
}

/** Shows these children in a parent, keeping every element that is there already. */
export function show(parent, ...children) {
  patchChildren(parent, flat(children));
}

function fill(node, classes, rest) {
  const properties = isProperties(rest[0]) ? rest[0] : {};
  if (classes.length > 0) {
    node.setAttribute('class', classes.join(' '));
  }
  node.append(...flat(isProperties(rest[0]) ? rest.slice(1) : rest));
  for (const [name, value] of Object.entries(properties)) {
    if (value !== null && value !== undefined && value !== false) {
      setProperty(node, name, value);
    }
  }
  return node;
}

function isProperties(thing) {
  return typeof thing === 'object' && thing !== null && !Array.isArray(thing) && !(thing instanceof Node);
}

function flat(children) {
  return children.flat(Infinity)
    .filter(child => child !== null && child !== undefined && child !== false)
    .map(child => child instanceof Node ? child : document.createTextNode(String(child)));
}

function setProperty(node, name, value) {
  switch (name) {
    case 'key': node[KEY] = String(value); break;
    case 'kept': node[KEPT] = value; break;
    case 'on': listen(node, value); break;
    case 'width': node.style.width = value; break;
    case 'value': node[VALUE] = value; node.value = value; break;
    case 'checked': node.checked = true; break;
    default: node.setAttribute(name, value === true ? '' : value);
  }
}

function listen(node, handlers) {
  node[HANDLERS] = handlers;
  for (const type of Object.keys(handlers)) {
    node.addEventListener(type, dispatch);
  }
}

function dispatch(event) {
  event.currentTarget[HANDLERS]?.[event.type]?.(event);
}

function patchChildren(parent, fresh) {
  const keys = distinctKeys(fresh);
  const known = new Map();
  for (const node of [...parent.childNodes]) {
    if (node[KEY] !== undefined && !keys.has(node[KEY])) {
      node.remove();
    } else if (node[KEY] !== undefined) {
      known.set(node[KEY], node);
    }
  }
  placeAll(parent, fresh, known);
}

/** Names of a file may repeat: the second of them is no key. */
function distinctKeys(fresh) {
  const keys = new Set();
  for (const node of fresh) {
    if (keys.has(node[KEY])) {
      delete node[KEY];
    }
    keys.add(node[KEY]);
  }
  return keys;
}

function placeAll(parent, fresh, known) {
  let at = parent.firstChild;
  for (const next of fresh) {
    const old = next[KEY] === undefined ? at : known.get(next[KEY]);
    if (old === at && same(old, next)) {
      at = at.nextSibling;
      patch(old, next);
    } else {
      parent.insertBefore(same(old, next) && old[KEY] !== undefined ? patch(old, next) : next, at);
    }
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
}

function same(old, next) {
  return Boolean(old) && old[KEY] === next[KEY] && old.nodeName === next.nodeName;
}

function patch(old, next) {
  if (old.nodeType === Node.TEXT_NODE) {
    if (old.data !== next.data) {
      old.data = next.data;
    }
  } else if (next[KEPT] === undefined || next[KEPT] !== old[KEPT]) {
    patchElement(old, next);
  }
  return old;
}

function patchElement(old, next) {
  patchAttributes(old, next);
  old[KEPT] = next[KEPT];
  if (next[HANDLERS]) {
    listen(old, next[HANDLERS]);
  } else {
    delete old[HANDLERS];
  }
  patchChildren(old, [...next.childNodes]);
  patchValue(old, next);
}

function patchAttributes(old, next) {
  for (const { name } of [...old.attributes]) {
    if (!next.hasAttribute(name) && !OF_THE_OPERATOR.has(name)) {
      old.removeAttribute(name);
    }
  }
  for (const { name, value } of next.attributes) {
    if (!OF_THE_OPERATOR.has(name) && old.getAttribute(name) !== value) {
      old.setAttribute(name, value);
    }
  }
  if (old.style && old.style.width !== next.style.width) {
    old.style.width = next.style.width;
  }
}

function patchValue(old, next) {
  if (next[VALUE] === undefined || next[VALUE] === old[VALUE]) {
    return;
  }
  old[VALUE] = next[VALUE];
  if (old !== document.activeElement) {
    old.value = next[VALUE];
  }
}
