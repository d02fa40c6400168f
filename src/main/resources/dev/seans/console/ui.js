/** The parts that all pages are made of. */

import { el } from './dom.js';
import * as format from './format.js';
import { has, t } from './texts.js';

const TONES = {
  COMPLETED: 'good', VALID: 'good', CONFIRMED: 'good', UP: 'good',
  RUNNING: 'busy', IN_PROGRESS: 'busy', PENDING: 'wait', OFFERED: 'wait',
  FAILED: 'bad', QUARANTINED: 'bad', REFUSED: 'bad', UNREADABLE: 'bad', MISSING: 'bad', DOWN: 'bad',
  NOT_IMPORTED: 'warn', IMPAIRED: 'warn', DEGRADED: 'warn', STOPPED: 'quiet', CANCELLED: 'quiet', NOTHING: 'quiet',
};
const SHOWN_AT_FIRST = 50;

/** A state in words and in a colour. */
export function chip(state) {
  return toned(TONES[state] ?? 'quiet', has(`state.${state}`) ? t(`state.${state}`) : state);
}

/** Words in one of the colours good, busy, wait, warn, bad, quiet. */
export function toned(tone, text) {
  return el(`span.chip.${tone}`, text);
}

/** A moment: how long ago, with the exact time as its title. */
export function when(iso) {
  return iso ? el('time.relative', { datetime: iso, title: format.hint(iso) }, format.relative(iso)) : dash();
}

/** A moment by the clock. */
export function clock(iso) {
  return iso ? el('time', { datetime: iso, title: format.hint(iso) }, format.exact(iso)) : dash();
}

/** What stands where nothing is known. */
export function dash() {
  return el('span.muted.none', '–');
}

/** A number, or a dash. */
export function count(value) {
  return value === null || value === undefined ? dash() : format.number(value);
}

/** Ids, keys and names of files. */
export function code(text) {
  return text === null || text === undefined || text === '' ? dash() : el('code', text);
}

/** A link within the console. */
export function link(path, text, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const search = new URLSearchParams(given).toString();
  return el('a', { href: `#/${path}${search ? `?${search}` : ''}` }, text);
}

/** A button; whatever ends something is a danger. */
export function button(text, click, { danger = false, disabled = false, label = null, title = null } = {}) {
  const kind = danger ? 'button.danger' : 'button';
  return el(kind, { type: 'button', disabled, title, 'aria-label': label, on: { click } }, text);
}

/** Names and values; what has no value is left out. */
export function facts(...pairs) {
  return el('dl.facts', pairs.filter(pair => pair && pair[1] !== null && pair[1] !== undefined)
    .map(([name, value]) => el('div', { key: name }, el('dt', name), el('dd', value))));
}

/** A part of a page with its heading. */
export function section(title, ...children) {
  return el('section.panel', { key: `section ${title}` }, el('h2', title), children);
}

/** A table whose rows become cards on a phone; a column is {head, cell, number, main}, and a row {gap} is one cell. */
export function table({ caption, about = null, columns, rows, key = null, hideCaption = false }) {
  const head = columns.map(column => el('th', {
    scope: 'col', role: 'columnheader', class: column.number ? 'number' : null,
  }, column.head));
  return el('div.scroll', { key: `table ${caption}`, tabindex: 0, role: 'region', 'aria-label': caption },
    el('table', { role: 'table' }, el('caption', { class: hideCaption ? 'unseen' : null }, caption, about ? el('span.explained', about) : null),
      el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, head)),
      el('tbody', { role: 'rowgroup' }, rows.map(row => tableRow(columns, row, key)))));
}

function tableRow(columns, row, key) {
  const properties = { role: 'row', key: key ? key(row) : null, class: row.tone ?? null };
  if (row.gap) {
    return el('tr.gap', properties, el('td', { role: 'cell', colspan: columns.length }, row.gap));
  }
  return el('tr', properties, columns.map(column => tableCell(column, row)));
}

function tableCell(column, row) {
  const content = column.cell(row);
  if (column.main) {
    return el('th', { scope: 'row', role: 'rowheader', 'data-label': column.head }, content);
  }
  return el('td', { role: 'cell', 'data-label': column.head, class: column.number ? 'number' : null }, content);
}

/** A table of which the first rows are shown, until the operator wants all. */
export function longTable(ctx, name, parts) {
  const all = ctx.state[name] || parts.rows.length <= SHOWN_AT_FIRST;
  return [
    table({ ...parts, rows: all ? parts.rows : parts.rows.slice(0, SHOWN_AT_FIRST) }),
    all ? null : el('p', { key: `all ${name}` },
      button(t('action.showAll', { n: parts.rows.length }), () => ctx.change({ [name]: true }))),
  ];
}

/** How far something has come; fraction is null if nobody knows. */
export function progress(label, fraction) {
  const known = fraction !== null && fraction !== undefined;
  return el('div.progress', {
    role: 'progressbar', 'aria-label': label, 'aria-valuemin': 0, 'aria-valuemax': 100,
    'aria-valuenow': known ? Math.round(fraction * 100) : null, class: known ? 'progress' : 'progress unknown',
  }, el('div.bar', { width: known ? `${Math.round(fraction * 1000) / 10}%` : '100%' }));
}

/** A list that is empty: what that means, and what to do first. */
export function empty(title, ...advice) {
  return el('div.empty', { key: 'empty' }, el('p.strong', title), advice.map(one => el('p', one)));
}

/** A word on the whole page: good, warn or bad. */
export function note(tone, ...children) {
  return el(`div.note.${tone}`, children);
}

/** What went wrong, and what to do next. */
export function errorBox(error) {
  if (error.notOffered) {
    return el('p.muted', t('error.notOffered'));
  }
  const known = has(`error.${error.status}`) ? error.status : error.status >= 500 ? 500 : 'other';
  return el('div.note.bad', { role: 'alert', key: 'error' },
    el('p.strong', t(`error.${known}`, { status: error.status ?? '' })),
    el('p', t(`error.${known}.next`, { n: error.retryAfter ?? 5 })),
    error.message ? english(error.message) : null);
}

/** What the server says, which is always English. */
export function english(text) {
  return el('p.server', { lang: 'en' }, text);
}

/** Leads through the pages of a list. */
export function pager(ctx, next) {
  const { after, ...query } = ctx.query;
  if (!after && next === null) {
    return null;
  }
  return el('nav.pager', { 'aria-label': t('pager.label'), key: 'pager' },
    after ? link(ctx.path, t('pager.first'), query) : null,
    next === null ? el('span.muted', t('pager.end')) : link(ctx.path, t('pager.next'), { ...query, after: next }));
}

/** Filters that stand in the address; a field is {name, label, options} or {name, label}. */
export function filters(ctx, fields) {
  return el('div.filters', { role: 'search', key: 'filters', 'aria-label': t('filter.label') },
    fields.map(field => el('label', { key: field.name }, el('span', field.label), filterInput(ctx, field))));
}

function filterInput(ctx, { name, options, type = 'search' }) {
  const value = ctx.query[name] ?? '';
  const on = { change: event => ctx.go({ ...ctx.query, after: null, [name]: event.target.value.trim() }) };
  if (!options) {
    return el('input', { type, value, on, autocomplete: 'off', spellcheck: 'false' });
  }
  return el('select', { value, on }, options.map(([option, text]) => el('option', { value: option }, text)));
}
