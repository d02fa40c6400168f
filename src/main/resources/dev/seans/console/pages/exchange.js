/** One exchange: its requests as a time line, and its imports. */

import { get, getOrNull, post } from '../api.js';
import { act } from '../actions.js';
import { el } from '../dom.js';
import { bytes, duration, hint, shortKey, timeOfDay } from '../format.js';
import { has, t } from '../texts.js';
import { button, chip, clock, code, dash, empty, facts, link, section, table, toned, when } from '../ui.js';
import { outcome } from './exchanges.js';
import { stateOf } from './imports.js';

const PAGE = 200;
const GAP_MILLIS = 2_000;
const TONES = { success: 'good', parameters: 'good', document: 'good', progress: 'busy' };

export const title = ({ id }) => t('exchange.title', { id });

/** Reads the exchange, what is kept of its requests, and its imports. */
export async function load({ id, query }) {
  const exchange = await get(`exchanges/${id}`);
  const [requests, imports] = await Promise.all([
    getOrNull(`exchanges/${id}/requests`, { after: query.after, limit: PAGE }),
    get('imports', { sessionKey: shortKey(exchange.sessionKey) }),
  ]);
  return { exchange, requests, imports: imports.imports };
}

/** Shows them. */
export function view(ctx, { exchange, requests, imports }) {
  const notImported = exchange.files > 0 && !exchange.importRequested && imports.length === 0;
  return [
    notImported ? whatWasUploaded(ctx, exchange) : null,
    section(t('exchange.facts'), exchangeFacts({ ...exchange, lastAccessAt: lastRequestAt(exchange, requests) })),
    section(t('room.imports'), imports.length > 0 ? el('ul.plain', imports.map(importItem)) : el('p.muted', t('exchange.noImport'))),
    section(t('exchange.requests'), requests ? timeLine(ctx, requests) : el('p.muted', t('error.notOffered'))),
  ];
}

/** The exchange itself knows it to within a minute only. */
function lastRequestAt({ lastAccessAt }, requests) {
  const last = requests?.requests.at(-1)?.at ?? lastAccessAt;
  return last > lastAccessAt ? last : lastAccessAt;
}

function whatWasUploaded(ctx, exchange) {
  const retry = () => act(ctx, { run: () => post(`exchanges/${exchange.id}/retry`), done: { key: 'exchange.retried' } });
  return el('div.note.warn', { key: 'retry' }, el('p.strong', t('exchange.notImported', { n: exchange.files })),
    el('p', t('exchange.notImported.next')), button(t('exchange.retry'), retry));
}

function exchangeFacts(exchange) {
  return facts(
    [t('column.source'), exchange.source], [t('column.user'), exchange.user], [t('column.address'), code(exchange.address)],
    [t('column.began'), clock(exchange.createdAt)], [t('column.lastAccess'), clock(exchange.lastAccessAt)],
    [t('column.took'), duration(Date.parse(exchange.lastAccessAt) - Date.parse(exchange.createdAt))],
    [t('column.lastMode'), code(exchange.lastMode)], [t('column.files'), `${exchange.files} · ${bytes(exchange.bytes)}`],
    [t('column.outcome'), outcome(exchange)], [t('column.idSource'), exchange.idSource],
    [t('column.key'), code(shortKey(exchange.sessionKey))]);
}

function importItem({ id, finishedAt, createdAt, error, ...given }) {
  return el('li', { key: id }, link(`imports/${id}`, t('import.title', { id })), ' ', chip(stateOf(given)), ' ',
    when(finishedAt ?? createdAt), error ? el('p.server', { lang: 'en' }, error) : null);
}

function timeLine(ctx, { requests, next }) {
  if (requests.length === 0) {
    return empty(t('exchange.noRequests'), t('exchange.noRequests.next'));
  }
  return [
    table({ caption: t('exchange.requests'), hideCaption: true, rows: withGaps(requests), key: row => row.id, columns: columns() }),
    next === null ? null : el('p', { key: 'more' }, link(ctx.path, t('pager.next'), { after: next })),
    ctx.query.after ? el('p', { key: 'first' }, link(ctx.path, t('pager.first'))) : null,
  ];
}

function withGaps(requests) {
  return requests.flatMap((request, index) => {
    const before = requests[index - 1];
    const millis = before ? beganAt(request) - Date.parse(before.at) : 0;
    return millis > GAP_MILLIS ? [{ id: `gap ${request.id}`, gap: t('exchange.gap', { time: duration(millis) }) }, request] : [request];
  });
}

function beganAt({ at, tookMillis }) {
  return Date.parse(at) - tookMillis;
}

function columns() {
  return [
    column('column.time', row => el('time', { datetime: row.at, title: hint(row.at) }, timeOfDay(row.at))),
    column('column.mode', row => [code(row.mode), ' ', has(`mode.${row.mode}`) ? el('span.muted', t(`mode.${row.mode}`)) : null]),
    column('column.file', row => code(row.file)),
    { number: true, ...column('column.bytes', row => row.bytes === null ? dash() : bytes(row.bytes)) },
    column('column.answer', answer),
    { number: true, ...column('column.took', row => duration(row.tookMillis)) },
    { number: true, ...column('column.held', row => row.heldMillis ? duration(row.heldMillis) : dash()) },
    column('column.who', row => [row.user, ' ', el('span.muted.nowrap', row.address, row.node ? ` → ${row.node}` : '')]),
  ];
}

function column(head, cell) {
  return { head: t(head), cell };
}

function answer({ status, outcome, refused }) {
  if (refused) {
    return [toned('bad', t('exchange.refused')), ' ', code(refused)];
  }
  const [word, gone] = outcome?.split(', ') ?? ['', null];
  const tone = status >= 400 ? 'bad' : word === '' ? 'good' : TONES[word] ?? 'bad';
  return [toned(tone, `${status} ${word}`), gone ? [' ', toned('warn', t('exchange.clientGone'))] : null];
}
