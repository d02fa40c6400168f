/** One import: how far it is, what came, and what was not understood. */

import { get, post } from '../api.js';
import { act } from '../actions.js';
import { el } from '../dom.js';
import { bytes, shortKey } from '../format.js';
import { problems } from '../problems.js';
import { activeImport, running } from '../running.js';
import { t } from '../texts.js';
import { button, chip, clock, code, count, english, facts, link, section, table, when } from '../ui.js';
import { stateOf, took } from './imports.js';

const ACTIVE = ['PENDING', 'IN_PROGRESS'];
const COUNTED = ['groups', 'properties', 'products', 'offers', 'prices', 'stocks', 'orders', 'unchanged', 'rejected', 'badValues'];

export const title = ({ id }) => t('import.title', { id });

/** Reads the import, and the exchange that brought it. */
export async function load({ id }) {
  const given = await get(`imports/${id}`);
  const { exchanges } = await get('exchanges', { sessionKey: shortKey(given.sessionKey) });
  return { given, exchange: exchanges[0] ?? null };
}

/** Shows it. */
export function view(ctx, { given, exchange }) {
  const active = ACTIVE.includes(given.state);
  return [
    el('div.bar-of-actions', { key: 'actions' }, chip(stateOf(given)), actions(ctx, given)),
    given.error ? whyNot(given) : null,
    active ? running(given, activeImport(ctx, given.id), ' · ', t('import.progressAt'), ' ', when(given.progressAt)) : null,
    section(t('exchange.facts'), importFacts(given, exchange)),
    section(t('import.files'), files(given.files)),
    problems(ctx, given),
    headers(given.files),
  ];
}

function whyNot(given) {
  const cancelled = stateOf(given) === 'CANCELLED';
  return el(cancelled ? 'div.note.quiet' : 'div.note.bad', { key: 'why' },
    el('p.strong', t(cancelled ? 'import.wasCancelled' : 'import.failed')), cancelled ? null : english(given.error),
    el('p', t(cancelled ? 'import.wasCancelled.next' : 'import.failed.next')));
}

function actions(ctx, { id, source, state }) {
  if (ACTIVE.includes(state)) {
    return button(t('import.cancel'), () => act(ctx, { run: () => post(`imports/${id}/cancel`), done: { key: 'import.cancelled' },
      question: { title: t('import.cancel.title', { id }), text: t('import.cancel.text', { source }), verb: t('import.cancel') },
    }), { danger: true });
  }
  return state === 'FAILED'
    ? button(t('import.retry'), () => act(ctx, { run: () => post(`imports/${id}/retry`), done: { key: 'import.retried' } })) : null;
}

function importFacts(given, exchange) {
  return facts(
    [t('column.source'), given.source], exchange ? [t('column.exchange'), link(`exchanges/${exchange.id}`, t('id', { id: exchange.id }))] : null,
    [t('column.created'), clock(given.createdAt)], [t('column.began'), clock(given.startedAt)],
    [t('column.finished'), clock(given.finishedAt)], [t('column.took'), took(given)],
    [t('column.node'), given.node], [t('column.idSource'), given.idSource], [t('column.key'), code(shortKey(given.sessionKey))]);
}

function files(all) {
  return table({ caption: t('import.files'), hideCaption: true, rows: all, key: fileName, columns: [
    { head: t('column.file'), main: true, cell: row => code(fileName(row)) },
    { head: t('column.state'), cell: row => [chip(stateOf(row)), row.error && stateOf(row) !== 'CANCELLED' ? english(row.error) : null] },
    { head: t('column.bytes'), number: true, cell: row => bytes(row.bytes) },
    ...COUNTED.filter(name => all.some(file => file[name] > 0)).map(name =>
      ({ head: t(`count.${name}`), number: true, cell: row => count(row[name]) })),
    { head: t('import.onlyChanges'), cell: row => row.onlyChanges === null ? '–' : t(row.onlyChanges ? 'yes' : 'no') },
  ] });
}

function fileName({ name, generation }) {
  return generation > 1 ? `${name} (${generation})` : name;
}

function headers(all) {
  const some = all.filter(file => Object.keys(file.header ?? {}).length > 0);
  return some.length > 0 ? section(t('import.header'), some.map(file => el('details', { key: fileName(file) },
    el('summary', code(fileName(file))), facts(...Object.entries(file.header).map(([path, text]) => [path, text]))))) : null;
}
