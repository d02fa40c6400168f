/** One order: how far it has come, and what has happened to it. */

import { get, post, segment } from '../api.js';
import { act } from '../actions.js';
import { el } from '../dom.js';
import { money } from '../format.js';
import { has, t } from '../texts.js';
import { button, clock, code, dash, facts, link, section, table } from '../ui.js';
import { orderChip } from './orders.js';

export const title = ({ id }) => t('order.title', { id });

/** Reads the order and its history. */
export async function load({ id, query: { source } }) {
  const path = `orders/${segment(id)}`;
  const [given, { history }] = await Promise.all([get(path, { source }), get(`${path}/history`, { source })]);
  return { given, history };
}

/** Shows them. */
export function view(ctx, { given, history }) {
  return [
    el('p', { key: 'state' }, orderChip(given.state)),
    given.state === 'QUARANTINED' ? quarantine(ctx, given) : null,
    section(t('exchange.facts'), orderFacts(given)),
    section(t('order.history'), events(history)),
    given.order ? section(t('order.content'), content(given.order), whole('order.whole', given.order)) : null,
    given.returned?.length > 0 ? section(t('order.documents'), whole('order.whole', given.returned)) : null,
  ];
}

function quarantine(ctx, { numberIn1C, source, reason }) {
  const release = () => act(ctx, { run: () => post(`orders/${segment(numberIn1C)}/release`, {}, { source }), done: { key: 'order.released' },
    question: { title: t('order.release.title', { id: numberIn1C }), text: t('order.release.text', { source }), verb: t('order.release') } });
  return el('div.note.bad', { key: 'quarantine' }, el('p.strong', t('order.quarantined')), reason ? el('p.server', reason) : null,
    el('p', t('order.quarantined.next')), button(t('order.release'), release));
}

function orderFacts(given) {
  return facts([t('column.shop'), given.shop], [t('order.number'), code(given.number)], [t('column.source'), given.source],
    [t('order.version'), given.version], [t('column.created'), clock(given.createdAt)], [t('column.changed'), clock(given.changedAt)],
    [t('column.offered'), clock(given.offeredAt)], [t('column.confirmed'), clock(given.confirmedAt)],
    [t('column.numberOf1C'), code(given.numberOf1C)], [t('order.seen'), clock(given.seenAt)]);
}

function events(history) {
  return table({ caption: t('order.history'), hideCaption: true, rows: history, key: row => `${row.at} ${row.event} ${row.change}`, columns: [
    { head: t('column.time'), main: true, cell: row => clock(row.at) },
    { head: t('column.event'), cell: row => has(`event.${row.event}`) ? t(`event.${row.event}`) : row.event },
    { head: t('order.version'), number: true, cell: row => row.change },
    { head: t('column.who'), cell: row => row.by ?? (row.session ? link('exchanges', code(row.session), { sessionKey: row.session }) : dash()) },
    { head: t('column.detail'), cell: row => row.detail ?? dash() },
  ] });
}

function content({ currency, sum, customer, lines = [] }) {
  return [
    facts([t('order.customer'), customer?.name], [t('order.sum'), money(sum, currency)]),
    table({ caption: t('order.lines'), rows: lines, columns: [
      { head: t('product.name'), main: true, cell: row => row.name },
      { head: t('product.quantity'), number: true, cell: row => row.quantity },
      { head: t('product.price'), number: true, cell: row => money(row.price, '') },
      { head: t('order.sum'), number: true, cell: row => money(row.sum, '') }] }),
  ];
}

function whole(key, thing) {
  return el('details', { key }, el('summary', t(key)), el('pre', { tabindex: 0 }, JSON.stringify(thing, null, 2)));
}
