/** Every visible sentence, in the language of the operator. */

const STORED = 'seans.language';
const LANGUAGES = Object.fromEntries(await Promise.all(['en', 'ru'].map(async code => [code, flat(await read(code))])));

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

async function read(code) {
  const file = Object.assign(new URL(`texts/${code}.json`, import.meta.url), { username: '', password: '' });
  const answer = await fetch(file);
  return answer.json();
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
  const wanted = (navigator.languages ?? [navigator.language]).map(code => code.slice(0, 2).toLowerCase());
  return wanted.find(code => code in LANGUAGES) ?? 'en';
}
