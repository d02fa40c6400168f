/** Every visible sentence, in the language of the operator. */

import english from './texts/en.js';
import russian from './texts/ru.js';

const STORED = 'seans.language';
const LANGUAGES = { en: flat(english), ru: flat(russian) };
/** Languages of neighbours in whose 1C departments Russian is read. */
const READ_RUSSIAN = ['ru', 'be', 'uk', 'kk', 'ky', 'uz', 'tg', 'hy', 'az'];

/** Numbers that are names: nobody groups their digits. */
const NAMES = ['id', 'line', 'column'];

let current = remembered() ?? byBrowser();

/** The language that is shown: en or ru. */
export function language() {
  return current;
}

/** Switches the language, and remembers it. */
export function setLanguage(code) {
  current = code;
  localStorage.setItem(STORED, code);
}

/** A sentence; {names} in it are filled in, and n chooses the plural form. */
export function t(key, values = {}) {
  const text = LANGUAGES[current][key] ?? key;
  const form = typeof text === 'string' ? text : text[pluralForm(values.n)] ?? text.other;
  return form.replace(/\{(\w+)\}/g, (hole, name) => name in values ? shown(name, values[name]) : hole);
}

/** Whether there is such a sentence. */
export function has(key) {
  return key in LANGUAGES[current];
}

/** Groups become prefixes: {column: {file: …}} is column.file. */
function flat(groups) {
  return Object.fromEntries(Object.entries(groups).flatMap(([group, texts]) => typeof texts === 'string' ? [[group, texts]]
    : Object.entries(texts).map(([name, text]) => [`${group}.${name}`, text])));
}

function pluralForm(n) {
  return new Intl.PluralRules(current).select(n);
}

function shown(name, value) {
  return typeof value === 'number' && !NAMES.includes(name) ? new Intl.NumberFormat(current).format(value) : String(value);
}

function remembered() {
  const code = localStorage.getItem(STORED);
  return code in LANGUAGES ? code : null;
}

function byBrowser() {
  const first = (navigator.languages?.[0] ?? navigator.language ?? 'en').slice(0, 2).toLowerCase();
  return READ_RUSSIAN.includes(first) ? 'ru' : 'en';
}
