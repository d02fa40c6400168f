/** The orders for 1C: what waits, what it has taken, and what it cannot take. */

import { get } from '../api.js';
import { sourceOptions } from '../sources.js';
import { t } from '../texts.js';
import { chip, code, dash, empty, filters, link, pager, table, when } from '../ui.js';

const PAGE = 50;
const STATES = ['PENDING', 'OFFERED', 'CONFIRMED', 'QUARANTINED'];

export const title = () => t('room.orders');

/** Reads a page of them. */
export async function load({ query }) {
  const [page, sources] = await Promise.all([get('orders', { ...query, limit: PAGE }), sourceOptions(t('filter.all'))]);
  return { ...page, sources };
}

/** Shows it. */
export function view(ctx, { orders, next, sources }) {
  return [
    filters(ctx, [
      { name: 'state', label: t('column.state'), options: [['', t('filter.any')], ...STATES.map(state => [state, t(`order.${state}`)])] },
      { name: 'source', label: t('column.source'), options: sources },
    ]),
    orders.length > 0 ? table({ caption: t('room.orders'), hideCaption: true, rows: orders, key: row => `${row.source} ${row.numberIn1C}`, columns: columns() })
      : nothing(ctx.query),
    pager(ctx, next),
  ];
}

/** The state of an order, in words. */
export function orderChip(state) {
  const shown = chip(state);
  shown.textContent = t(`order.${state}`);
  return shown;
}

function columns() {
  return [
    { head: t('column.order'), main: true, cell: row => link(`orders/${encodeURIComponent(row.numberIn1C)}`, row.numberIn1C, { source: row.source }) },
    { head: t('column.state'), cell: row => [orderChip(row.state), ' ', row.reason ?? ''] },
    { head: t('column.shop'), cell: row => row.shop },
    { head: t('column.source'), cell: row => row.source },
    { head: t('column.changed'), cell: row => when(row.changedAt) },
    { head: t('column.offered'), cell: row => when(row.offeredAt) },
    { head: t('column.confirmed'), cell: row => when(row.confirmedAt) },
    { head: t('column.numberOf1C'), cell: row => row.numberOf1C ? code(row.numberOf1C) : dash() },
  ];
}

function nothing(query) {
  return Object.values(query).some(Boolean) ? empty(t('filter.nothing'), t('filter.nothing.next')) : empty(t('orders.none'), t('orders.none.next'));
}
