/** Whether the exchange is well: what is wrong, since when, and where to look. */

import { age, bytes, duration } from './format.js';

const CLOCK_OFF_MILLIS = 1_000;
const DISK_NEARLY_FULL = 0.1;
const DISK_FULL = 0.03;
/** So long 1C may pause between the last file and its import. */
const IMPORT_DUE_MILLIS = 5 * 60_000;
const ORDER_DUE_MILLIS = 60 * 60_000;
const UPSTREAM_WRONG = ['REFUSED', 'UNREADABLE', 'MISSING', 'IMPAIRED', 'STOPPED'];
/** What only the server knows; the rest is seen in what it tells. */
const REPORTED = {
  DATABASE_AWAY: ['bad', 'databaseAway'], HOME_NOT_WRITABLE: ['bad', 'homeNotWritable'],
  ORDERS_UNSEEN: ['warn', 'ordersUnseen'], SHOP_UNTOLD: ['warn', 'shopUntold'],
};
const RANKS = { bad: 0, warn: 1 };

/** What is wrong, the most important first: {key, tone, since, href, values}. */
export function findings(overview) {
  return [
    ...wrongServer(overview), ...overview.sources.flatMap(source => wrongSource(overview, source)),
    ...overview.upstreams.flatMap(wrongUpstream), ...overview.nodes.flatMap(wrongNode),
  ].sort((one, other) => RANKS[one.tone] - RANKS[other.tone]);
}

/** How many things of a room want to be looked at. */
export function attention(overview, room) {
  if (!overview) {
    return 0;
  }
  switch (room) {
    case 'overview': return findings(overview).length;
    case 'imports': return sum(overview.sources.map(source => source.active.length));
    case 'orders': return sum(overview.sources.map(source => source.orders.quarantined));
    default: return 0;
  }
}

/** Whether 1C has ever come. */
export function neverExchanged(overview) {
  return overview.sources.every(source => !source.lastExchange && !source.lastImport) && overview.exchanges.length === 0;
}

function finding(tone, key, since, href, values = {}) {
  return { tone, key: `finding.${key}`, since, href, values };
}

function wrongServer({ health }) {
  const found = health.reasons.filter(({ code }) => code in REPORTED).map(({ code, about, since }) =>
    finding(...REPORTED[code], since, code === 'ORDERS_UNSEEN' ? 'orders?state=CONFIRMED' : 'overview', { about }));
  return health.durable ? found : [...found, finding('warn', 'notDurable', null, 'settings')];
}

function wrongSource(overview, { source, lastImport, orders }) {
  const values = { source };
  const newest = overview.exchanges.find(exchange => exchange.source === source);
  const found = [];
  if (lastImport?.state === 'FAILED' && !lastImport.cancelled) {
    found.push(finding('bad', 'importFailed', lastImport.finishedAt ?? lastImport.createdAt, `imports/${lastImport.id}`, values));
  }
  if (newest?.outcome === 'NOT_IMPORTED' && age(newest.lastAccessAt) > IMPORT_DUE_MILLIS) {
    found.push(finding('warn', 'notImported', newest.lastAccessAt, `exchanges/${newest.id}`, values));
  }
  if (orders.quarantined > 0) {
    found.push(finding('bad', 'quarantined', orders.quarantinedSince, 'orders?state=QUARANTINED', { n: orders.quarantined, ...values }));
  }
  if (orders.oldestWaitingAt && age(orders.oldestWaitingAt) > ORDER_DUE_MILLIS) {
    found.push(finding('warn', 'ordersWait', orders.oldestWaitingAt, 'orders', { n: orders.waiting, ...values }));
  }
  return found;
}

function wrongUpstream({ name, state, overdue, lastErrorAt }) {
  const values = { name };
  if (UPSTREAM_WRONG.includes(state)) {
    const tone = state === 'IMPAIRED' || state === 'STOPPED' ? 'warn' : 'bad';
    return [finding(tone, `upstream.${state}`, state === 'STOPPED' ? null : lastErrorAt, 'upstreams', values)];
  }
  return overdue ? [finding('warn', 'upstream.overdue', null, 'upstreams', values)] : [];
}

function wrongNode({ node, alive, seenAt, clockAheadMillis, freeBytes, totalBytes }) {
  const values = { node };
  if (!alive) {
    return [finding('bad', 'nodeGone', seenAt, 'overview', values)];
  }
  const found = [];
  if (Math.abs(clockAheadMillis) > CLOCK_OFF_MILLIS) {
    const way = clockAheadMillis > 0 ? 'clockAhead' : 'clockBehind';
    found.push(finding('warn', way, null, 'overview', { ...values, off: duration(Math.abs(clockAheadMillis)) }));
  }
  if (totalBytes > 0 && freeBytes / totalBytes < DISK_NEARLY_FULL) {
    const tone = freeBytes / totalBytes < DISK_FULL ? 'bad' : 'warn';
    found.push(finding(tone, 'diskFull', null, 'overview', { ...values, free: bytes(freeBytes) }));
  }
  return found;
}

function sum(numbers) {
  return numbers.reduce((total, one) => total + one, 0);
}
