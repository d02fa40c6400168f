/** Every setting: its value, where that came from, and what it means. */

import { get } from '../api.js';
import { el } from '../dom.js';
import { has, t } from '../texts.js';
import { code, empty, note, table, toned } from '../ui.js';

export const calm = true;

export const title = () => t('room.settings');

export const load = () => get('settings');

/** Shows those that fit the search. */
export function view(ctx, { node, settings }) {
  const words = (ctx.state.words ?? '').toLocaleLowerCase();
  const chosen = ctx.state.set ? settings.filter(one => one.from !== 'DEFAULT') : settings;
  const found = chosen.filter(one => `${one.key} ${one.value} ${one.description}`.toLocaleLowerCase().includes(words));
  const differing = settings.filter(one => one.elsewhere.length > 0);
  return [
    differing.length > 0 ? note('warn', t('settings.differ', { n: differing.length }), ' ', differing.map(one => [code(one.key), ' '])) : null,
    searchBar(ctx, node),
    found.length > 0 ? table({ caption: t('room.settings'), hideCaption: true, rows: found.map(marked), key: row => row.key, columns: columns(node) })
      : empty(t('filter.nothing'), t('settings.nothing.next')),
  ];
}

function searchBar(ctx, node) {
  return el('div.filters', { role: 'search', key: 'search' },
    el('label.wide', el('span', t('settings.search')), el('input', { type: 'search', autocomplete: 'off',
      on: { input: event => ctx.change({ words: event.target.value.trim() }) } })),
    el('label.check', el('input', { type: 'checkbox', on: { change: event => ctx.change({ set: event.target.checked }) } }), el('span', t('settings.setOnly'))),
    el('span.muted', t('settings.node', { node })));
}

function marked(setting) {
  return { ...setting, tone: setting.elsewhere.length > 0 ? 'differs' : null };
}

function columns(node) {
  return [
    { head: t('settings.key'), main: true, cell: row => code(row.key) },
    { head: t('settings.value'), cell: row => valueText(row, node) },
    { head: t('settings.from'), cell: row => fromText(row.from) },
    { head: t('settings.meaning'), cell: row => el('span', { lang: 'en' }, row.description) },
  ];
}

function valueText({ value, default: given, elsewhere }, node) {
  return [code(value), value === given || !given ? null : el('div.muted', t('settings.default'), ' ', code(given)),
    elsewhere.map(other => el('div', { key: other.node }, toned('warn', t('settings.elsewhere', { node: other.node })), ' ', code(other.value),
      el('span.unseen', t('settings.unlike', { node }))))];
}

function fromText(from) {
  return has(`from.${from}`) ? t(`from.${from}`) : from;
}
