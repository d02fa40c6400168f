/** Sessions, who holds them, who waits; and the pools of services. */

import { getOrNull, post } from '../api.js';
import { act } from '../actions.js';
import { el } from '../dom.js';
import { duration, shortKey } from '../format.js';
import { t } from '../texts.js';
import { button, code, count, dash, empty, filters, pager, section, table, toned, when } from '../ui.js';

const PAGE = 50;
const HASH = /^[0-9a-f]{64}$/;

export const title = () => t('room.sessions');

/** Reads a page of sessions, and the pools. */
export async function load({ query }) {
  const [page, pools] = await Promise.all([getOrNull('sessions', { ...query, limit: PAGE }), getOrNull('pools')]);
  return { page, pools: pools?.pools ?? [] };
}

/** Shows them. */
export function view(ctx, { page, pools }) {
  return [
    section(t('sessions.title'), page ? sessions(ctx, page) : el('p.muted', t('error.notOffered'))),
    section(t('pools.title'), pools.length > 0 ? poolTable(pools) : empty(t('pools.none'), t('pools.none.next'))),
  ];
}

function sessions(ctx, { sessions: all, next }) {
  return [
    filters(ctx, [
      { name: 'held', label: t('sessions.held'), options: [['', t('filter.any')], ['true', t('sessions.heldOnly')]] },
      { name: 'scope', label: t('column.scope') }, { name: 'user', label: t('column.user') },
    ]),
    all.length > 0 ? table({ caption: t('sessions.title'), hideCaption: true, rows: all, key: row => row.id, columns: columns(ctx) })
      : empty(t('sessions.none'), t('sessions.none.next')),
    pager(ctx, next),
  ];
}

function columns(ctx) {
  return [
    { head: t('column.key'), main: true, cell: row => code(row.key) },
    { head: t('column.scope'), cell: row => [scopeText(row.scope), row.service ? el('span.muted', ` ${row.service}`) : null,
      row.slot === null ? null : ` ${t('id', { id: row.slot })}`] },
    { head: t('column.user'), cell: row => row.user || el('span.muted', t('sessions.nobody')) },
    { head: t('column.address'), cell: row => code(row.address) },
    { head: t('sessions.holder'), cell: row => row.holder ? holderText(row.holder) : el('span.muted', t('sessions.free')) },
    { head: t('sessions.waiting'), number: true, cell: row => row.waiting > 0 ? toned('warn', row.waiting) : count(row.waiting) },
    { head: t('column.lastAccess'), cell: row => when(row.lastAccessAt) },
    { head: t('sessions.expires'), cell: row => when(row.expiresAt) },
    { head: t('column.actions'), cell: row => el('div.buttons', row.holder ? releaseButton(ctx, row) : null, endButton(ctx, row)) },
  ];
}

/** That of a service is a long hash. */
function scopeText(scope) {
  return HASH.test(scope) ? `${shortKey(scope)}…` : scope;
}

function holderText({ kind, node, readers, until }) {
  return [toned('busy', t(`holder.${kind}`, { n: readers ?? 0 })), node ? ` ${node}` : null, ' ', t('sessions.until'), ' ', when(until)];
}

function endButton(ctx, { id, key, user, scope, important }) {
  const whose = { key, user: user || t('sessions.nobody'), scope: scopeText(scope) };
  return button(t('sessions.end'), () => act(ctx, { run: () => post(`sessions/${id}/end`), done: { key: 'sessions.ended' },
    question: { title: t('sessions.end.title', whose), text: t(important ? 'sessions.end.important' : 'sessions.end.text', whose), verb: t('sessions.end') },
  }), { danger: true, label: `${t('sessions.end')} ${key}` });
}

function releaseButton(ctx, { id, key, user, holder }) {
  const whose = { key, user: user || t('sessions.nobody'), node: holder.node ?? t('sessions.unknownNode') };
  return button(t('sessions.release'), () => act(ctx, { run: () => post(`sessions/${id}/release`), done: { key: 'sessions.released' },
    question: { title: t('sessions.release.title', whose), text: t('sessions.release.text', whose), verb: t('sessions.release') },
  }), { danger: true, label: `${t('sessions.release')} ${key}` });
}

function poolTable(pools) {
  const number = name => ({ head: t(`pools.${name}`), number: true, cell: row => count(row[name]) });
  return table({ caption: t('pools.title'), hideCaption: true, rows: pools, key: row => `${row.publication} ${row.service}`, columns: [
    { head: t('pools.service'), main: true, cell: row => [code(row.publication), ' ', row.service] },
    { head: t('pools.reuse'), cell: row => code(row.reuse) },
    number('size'), number('busy'), number('idle'),
    { head: t('sessions.waiting'), number: true, cell: row => row.waiting > 0 ? toned('warn', row.waiting) : count(row.waiting) },
    number('created'), number('reused'), number('refused'),
    { head: t('pools.meanWait'), number: true, cell: row => row.meanWaitSeconds > 0 ? duration(row.meanWaitSeconds * 1_000) : dash() },
    { head: t('pools.saved'), number: true, cell: row => row.savedSeconds > 0 ? duration(row.savedSeconds * 1_000) : dash() },
  ] });
}
