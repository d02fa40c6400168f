/** The imports: the queue of each source, and what was before. */

import { get } from '../api.js';
import { el } from '../dom.js';
import { duration, now } from '../format.js';
import { activeImport } from '../running.js';
import { sourceOptions } from '../sources.js';
import { t } from '../texts.js';
import { chip, count, dash, empty, filters, link, pager, progress, table, when } from '../ui.js';

const PAGE = 50;
const STATES = ['PENDING', 'IN_PROGRESS', 'COMPLETED', 'FAILED'];

export const title = () => t('room.imports');

/** Reads a page of them. */
export async function load({ query }) {
  const [page, sources] = await Promise.all([get('imports', { ...query, limit: PAGE }), sourceOptions(t('filter.all'))]);
  return { ...page, sources };
}

/** Shows it. */
export function view(ctx, { imports, next, sources }) {
  return [
    filters(ctx, [
      { name: 'source', label: t('column.source'), options: sources },
      { name: 'state', label: t('column.state'), options: [['', t('filter.any')], ...STATES.map(state => [state, t(`state.${state}`)])] },
    ]),
    imports.length > 0 ? table({ caption: t('imports.caption'), hideCaption: true, rows: imports, key: row => row.id, columns: columns(ctx) })
      : nothing(ctx.query),
    pager(ctx, next),
  ];
}

/** How long an import has run, or runs. */
export function took({ startedAt, finishedAt }) {
  return startedAt ? duration((finishedAt ? Date.parse(finishedAt) : now()) - Date.parse(startedAt)) : dash();
}

/** Its state; one that an operator has cancelled has not failed. */
export function stateOf({ state, cancelled }) {
  return state === 'FAILED' && cancelled ? 'CANCELLED' : state;
}

function columns(ctx) {
  return [
    { head: t('column.import'), main: true, cell: row => link(`imports/${row.id}`, t('id', { id: row.id })) },
    { head: t('column.source'), cell: row => row.source },
    { head: t('column.state'), cell: row => [chip(stateOf(row)), ' ', bar(ctx, row)] },
    { head: t('column.began'), cell: row => when(row.startedAt ?? row.createdAt) },
    { head: t('column.took'), number: true, cell: took },
    { head: t('column.files'), number: true, cell: row => row.files.length },
    { head: t('column.records'), number: true, cell: row => count(recordsOf(row.files)) },
    { head: t('column.problems'), number: true, cell: row => count(problemsOf(row.files)) },
    { head: t('column.error'), cell: row => row.error ? el('span.server', { lang: 'en' }, row.error) : dash() },
  ];
}

function bar(ctx, { id, state }) {
  return state === 'IN_PROGRESS' ? progress(t('import.runs', { id }), activeImport(ctx, id)?.fraction ?? null) : null;
}

function recordsOf(files) {
  return files.reduce((sum, file) => sum + file.groups + file.properties + file.products + file.offers + (file.orders ?? 0), 0);
}

function problemsOf(files) {
  return files.reduce((sum, file) => sum + file.rejected + file.badValues + file.unknownElements.length, 0);
}

function nothing(query) {
  return Object.values(query).some(Boolean) ? empty(t('filter.nothing'), t('filter.nothing.next'))
    : empty(t('imports.none'), [t('imports.none.next'), ' ', link('check', t('connect.check'))]);
}
