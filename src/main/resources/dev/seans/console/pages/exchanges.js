/** The exchanges: everything that checkauth has opened. */

import { EXCHANGE_ADDRESS, get } from '../api.js';
import { bytes, duration, number } from '../format.js';
import { t } from '../texts.js';
import { chip, code, dash, empty, filters, link, pager, table, when } from '../ui.js';

const PAGE = 50;
const MODES = ['checkauth', 'init', 'file', 'import', 'query', 'success', 'complete', 'deactivate'];

export const title = () => t('room.exchanges');

export const load = ({ query }) => get('exchanges', { ...query, limit: PAGE });

/** Shows a page of them. */
export function view(ctx, { exchanges, next }) {
  return [
    filters(ctx, [
      { name: 'user', label: t('column.user') }, { name: 'sessionKey', label: t('column.key') },
      { name: 'lastMode', label: t('column.lastMode'), options: [['', t('filter.any')], ...MODES.map(mode => [mode, modeText(mode)])] },
      { name: 'importRequested', label: t('column.importRequested'),
        options: [['', t('filter.any')], ['true', t('yes')], ['false', t('no')]] },
    ]),
    exchanges.length > 0 ? table({ caption: t('exchanges.caption'), hideCaption: true, rows: exchanges, key: row => row.id, columns: columns() })
      : nothing(ctx.query),
    pager(ctx, next),
  ];
}

function columns() {
  return [
    { head: t('column.exchange'), main: true, cell: row => link(`exchanges/${row.id}`, t('id', { id: row.id })) },
    { head: t('column.began'), cell: row => when(row.createdAt) },
    { head: t('column.took'), number: true, cell: row => duration(Date.parse(row.lastAccessAt) - Date.parse(row.createdAt)) },
    { head: t('column.source'), cell: row => row.source },
    { head: t('column.user'), cell: row => row.user },
    { head: t('column.lastMode'), cell: row => code(row.lastMode) },
    { head: t('column.files'), number: true, cell: row => row.files > 0 ? `${number(row.files)} · ${bytes(row.bytes)}` : dash() },
    { head: t('column.outcome'), cell: outcome },
    { head: t('column.address'), cell: row => code(row.address) },
  ];
}

/** What became of an exchange, with the way to its import. */
export function outcome({ outcome: word, importId }) {
  return importId ? [chip(word), ' ', link(`imports/${importId}`, t('id', { id: importId }))] : chip(word);
}

/** A mode of the exchange, with what it does. */
export function modeText(mode) {
  return `${mode} – ${t(`mode.${mode}`)}`;
}

function nothing(query) {
  return Object.values(query).some(Boolean) ? empty(t('filter.nothing'), t('filter.nothing.next'))
    : empty(t('connect.title'), [t('connect.address'), ' ', code(EXCHANGE_ADDRESS)], t('connect.user'));
}
