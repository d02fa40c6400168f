/** The state at a glance. */

import { EXCHANGE_ADDRESS, get } from '../api.js';
import { el } from '../dom.js';
import { connection } from '../events.js';
import { bytes, duration, moment } from '../format.js';
import { running } from '../running.js';
import { findings, neverExchanged } from '../state.js';
import { newestOutcome, strip } from '../strip.js';
import { t } from '../texts.js';
import { chip, code, dash, empty, english, facts, link, section, table, toned, when } from '../ui.js';

export const title = () => t('room.overview');

export const load = async ctx => ctx.overview() ?? get('overview');

/** Shows all of the overview. */
export function view(ctx, now) {
  return [
    isKnown() ? headline(now) : null,
    neverExchanged(now) ? howToConnect() : section(t('overview.sources'), el('div.cards', now.sources.map(one => sourceCard(one, now)))),
    now.exchanges.length > 0 ? section(t('overview.day'), strip(now.exchanges)) : null,
    now.upstreams.length > 0 ? section(t('room.upstreams'), upstreams(now.upstreams)) : null,
    section(t('overview.nodes'), nodes(now), facts([t('overview.database'),
      now.health.durable ? toned('good', t('database.durable')) : toned('warn', t('database.notDurable'))])),
  ];
}

/** Nobody says that all is well while nobody knows. */
function isKnown() {
  const { lostSince, away } = connection();
  return lostSince === null && away === null;
}

function headline(now) {
  const [first, ...others] = findings(now);
  const tone = first?.tone ?? (now.health.status === 'UP' ? 'good' : 'warn');
  return el(`div.headline.${tone}`, { key: 'headline' },
    el('p.strong', first ? findingText(first) : wellText(now)),
    others.length > 0 ? el('ul', others.map(one => el(`li.${one.tone}`, { key: `${one.key} ${one.href} ${one.values.node ?? ''}` }, findingText(one)))) : null,
    now.health.reasons?.length > 0 ? el('details', { key: 'reasons', open: !first }, el('summary', t('overview.reasons')),
      now.health.reasons.map(({ text }) => english(text))) : null);
}

function findingText({ key, since, href, values }) {
  const text = t(key, values);
  return [href === 'overview' ? text : el('a', { href: `#/${href}` }, text),
    since ? el('span.since', ' ', t('finding.since', { time: moment(since) }), ' (', when(since), ')') : null];
}

function wellText(now) {
  if (now.health.status !== 'UP') {
    return t('finding.degraded');
  }
  const last = now.sources.map(one => one.lastExchange?.lastAccessAt).filter(Boolean).sort().at(-1);
  return last ? [t('finding.none'), ' ', t('finding.last'), ' ', when(last), '.'] : t('finding.none');
}

function howToConnect() {
  return empty(t('connect.title'),
    [t('connect.address'), ' ', code(EXCHANGE_ADDRESS)], t('connect.user'), [t('connect.then'), ' ', link('check', t('connect.check'))]);
}

function sourceCard({ source, lastExchange, lastImport, succeededAt, active, orders }, now) {
  return el('article.card', { key: source },
    el('h3', source, ' ', newestOutcome(now.exchanges, source)),
    active.map(one => running(one, one)),
    facts(
      [t('overview.lastExchange'), lastExchange ? [link(`exchanges/${lastExchange.id}`, when(lastExchange.lastAccessAt)), ' ',
        el('span.muted', lastExchange.user)] : dash()],
      [t('overview.lastImport'), lastImport ? [link(`imports/${lastImport.id}`, t('id', { id: lastImport.id })), ' ', chip(lastImport.cancelled ? 'CANCELLED' : lastImport.state), ' ',
        when(lastImport.finishedAt ?? lastImport.startedAt ?? lastImport.createdAt)] : dash()],
      [t('overview.succeeded'), when(succeededAt)],
      [t('room.orders'), backlog(orders, source)]),
    lastImport?.error && !lastImport.cancelled ? english(lastImport.error) : null);
}

function backlog({ waiting, oldestWaitingAt, quarantined }, source) {
  return [
    waiting > 0 ? link('orders', t('orders.waiting', { n: waiting }), { source }) : t('orders.noneWaits'),
    oldestWaitingAt ? [', ', t('orders.oldest'), ' ', when(oldestWaitingAt)] : null,
    quarantined > 0 ? ['; ', link('orders', t('orders.quarantined', { n: quarantined }), { source, state: 'QUARANTINED' })] : null,
  ];
}

function upstreams(all) {
  return el('ul.plain', all.map(one => el('li', { key: one.name }, link('upstreams', one.name), ' ', chip(one.state), ' ',
    el('span.muted', t('upstream.sessionsOf', { live: one.sessions, n: one.wanted })))));
}

function nodes({ nodes: all }) {
  return table({ caption: t('overview.nodes'), hideCaption: true, rows: all, key: row => row.node, columns: [
    { head: t('node.name'), main: true, cell: row => [row.node, row.isThis ? el('span.muted', ` ${t('node.this')}`) : null] },
    { head: t('node.state'), cell: row => row.alive ? toned('good', t('node.alive')) : toned('bad', t('node.gone')) },
    { head: t('node.seen'), cell: row => when(row.seenAt) },
    { head: t('node.started'), cell: row => when(row.startedAt) },
    { head: t('node.clock'), number: true, cell: row => clockOff(row.clockAheadMillis) },
    { head: t('node.disk'), number: true, cell: row => t('node.diskOf', { free: bytes(row.freeBytes), total: bytes(row.totalBytes) }) },
  ] });
}

function clockOff(millis) {
  if (millis === null || millis === undefined) {
    return dash();
  }
  return `${millis > 0 ? '+' : millis < 0 ? '−' : '±'}${duration(Math.abs(millis))}`;
}
