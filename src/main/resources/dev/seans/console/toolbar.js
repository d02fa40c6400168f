/** The head of each page: whether the server is heard, the language, light and dark. */

import { el } from './dom.js';
import { language, setLanguage, t } from './texts.js';
import { timeOfDay } from './format.js';
import { toned } from './ui.js';

const STORED = 'seans.theme';
const THEMES = ['system', 'light', 'dark'];

applyTheme(theme());

/** The tools of the head; redraw is called when the language changes. */
export function toolbar(connection, redraw) {
  return [
    el('span.connection', { key: 'connection', role: 'status' }, connectionChip(connection)),
    choice('language', t('tool.language'), language(), [['en', 'English'], ['ru', 'Русский']], code => {
      setLanguage(code);
      redraw();
    }),
    choice('theme', t('tool.theme'), theme(), THEMES.map(name => [name, t(`theme.${name}`)]), applyTheme),
  ];
}

function connectionChip({ connected, lostSince, offered, away }) {
  if (!offered) {
    return null;
  }
  if (connected) {
    return away === null ? toned('good', t('connection.live')) : toned('bad', t('connection.away'));
  }
  return lostSince === null ? toned('quiet', t('connection.opening'))
    : toned('bad', t('connection.lost', { time: timeOfDay(new Date(lostSince).toISOString()) }));
}

function choice(key, label, value, options, change) {
  return el('label', { key }, el('span.unseen', label),
    el('select', { value, title: label, on: { change: event => change(event.target.value) } },
      options.map(([code, text]) => el('option', { value: code }, text))));
}

function theme() {
  const stored = localStorage.getItem(STORED);
  return THEMES.includes(stored) ? stored : 'system';
}

function applyTheme(name) {
  localStorage.setItem(STORED, name);
  document.documentElement.dataset.theme = name;
}
