/** The catalogue of a source: its groups as a tree, and a search while one types. */

import { fileAddress, get, readAll } from '../api.js';
import { el } from '../dom.js';
import { number } from '../format.js';
import { sourceNames } from '../sources.js';
import { t } from '../texts.js';
import { code, dash, empty, link, pager, table, toned, when } from '../ui.js';

const COUNTED = ['groups', 'products', 'offers', 'prices', 'warehouses'];
const PAGE = 50;
const MOST_GROUPS = 5_000;
const TYPING_MILLIS = 250;
const THUMBNAIL_PIXELS = 100;

export const title = () => t('room.catalogue');

/** Reads a page of the products that are asked for; the groups come behind it, once, and again when there are more of them. */
export async function load(ctx) {
  const names = await sourceNames();
  const source = ctx.query.source ?? names[0] ?? null;
  if (source === null) {
    return { names, source };
  }
  const { q, group, hidden, after } = ctx.query;
  const products = await get('catalog/search', { source, q, group, hidden, after, limit: PAGE });
  const groupsOf = `${source} ${products.counts?.groups}`;
  if (ctx.state.groupsOf !== groupsOf) {
    Object.assign(ctx.state, { source, groupsOf, groups: ctx.state.source === source ? ctx.state.groups : null });
    readGroups(ctx, source, groupsOf);
  }
  return { names, source, ...products };
}

async function readGroups(ctx, source, groupsOf) {
  const groups = await readAll('catalog/groups', 'groups', { source }, MOST_GROUPS).catch(() => null);
  if (groups !== null && ctx.state.groupsOf === groupsOf) {
    ctx.change({ groups });
  }
}

/** Shows them. */
export function view(ctx, { names, source, products, next, behind, counts }) {
  if (source === null) {
    return empty(t('catalogue.none'), t('catalogue.none.next'));
  }
  return [
    searchBar(ctx, names, source),
    counts ? el('p.numbers', { key: 'counts' }, COUNTED.map(name => `${t(`count.${name}`)}: ${number(counts[name])}`).join(' · '),
      ` (${t('catalogue.counted')} `, when(counts.at), ')') : null,
    behind ? el('p.muted', { key: 'behind' }, t('catalogue.behind')) : null,
    el('div.beside', { key: 'beside' }, groupTree(ctx, source),
      el('div', behind && products.length === 0 ? null : found(ctx, source, products), pager(ctx, next))),
  ];
}

function searchBar(ctx, names, source) {
  const go = changes => ctx.go({ ...ctx.query, after: null, ...changes });
  return el('div.filters', { role: 'search', key: 'search' },
    el('label', el('span', t('column.source')), el('select', {
      value: source, on: { change: event => go({ source: event.target.value, group: null }) },
    }, names.map(name => el('option', { value: name }, name)))),
    el('label.wide', el('span', t('catalogue.search')), el('input', { type: 'search', value: ctx.query.q ?? '', autocomplete: 'off',
      on: { input: event => typed(ctx, go, event.target.value.trim()) } })),
    el('label', el('span', t('catalogue.shown')), el('select', {
      value: ctx.query.hidden ?? '', on: { change: event => go({ hidden: event.target.value, group: null }) },
    }, ['', 'true'].map(value => el('option', { value }, t(`catalogue.shown.${value ? 'hidden' : 'all'}`))))));
}

function typed(ctx, go, q) {
  clearTimeout(ctx.typing);
  ctx.typing = setTimeout(() => go({ q }), TYPING_MILLIS);
}

function groupTree(ctx, source) {
  const { things, more } = ctx.state.groups ?? { things: [], more: false };
  const version = `${source} ${ctx.query.group ?? ''} ${things.length} ${document.documentElement.lang}`;
  const unchanged = ctx.state.tree === version;
  ctx.state.tree = version;
  return el('nav.tree', { key: 'tree', kept: version, 'aria-label': t('count.groups') }, unchanged ? null : [
    el('p', groupLink(ctx, source, null, t('catalogue.allGroups'))), branches(ctx, source, childrenOf(things), null),
    more ? el('p.muted', t('catalogue.moreGroups', { n: MOST_GROUPS })) : null]);
}

function childrenOf(groups) {
  const ids = new Set(groups.map(group => group.id));
  const children = new Map([[null, []]]);
  for (const group of groups) {
    const parent = ids.has(group.parentId) ? group.parentId : null;
    children.set(parent, [...children.get(parent) ?? [], group]);
  }
  return children;
}

function branches(ctx, source, children, parent) {
  return el('ul', children.get(parent)?.map(group => el('li', { key: group.id }, children.has(group.id)
    ? el('details', { open: parent === null && children.get(null).length === 1 }, groupSummary(ctx, source, group),
      branches(ctx, source, children, group.id))
    : groupLink(ctx, source, group.id, nameOf(group)))));
}

function groupSummary(ctx, source, { id, ...group }) {
  return el('summary', { 'aria-current': ctx.query.group === id ? 'true' : null,
    on: { click: () => ctx.go({ source, group: id }) } }, nameOf({ id, ...group }));
}

function groupLink(ctx, source, id, text) {
  const made = link('catalogue', text, { source, group: id });
  if ((ctx.query.group ?? null) === id) {
    made.setAttribute('aria-current', 'true');
  }
  return made;
}

function found(ctx, source, products) {
  if (products.length === 0) {
    return emptyCatalogue(ctx.query);
  }
  return table({ caption: t('count.products'), hideCaption: true, rows: products, key: row => row.id, columns: [
    { head: t('product.picture'), cell: row => thumbnail(source, row) },
    { head: t('product.name'), main: true, cell: row => [
      link(`catalogue/${encodeURIComponent(row.id)}`, nameOf(row), { source }), ' ', hiddenChip(row)] },
    { head: t('product.article'), cell: row => code(row.article) },
    { head: t('product.barcode'), cell: row => code(row.barcode) },
    { head: t('product.code'), cell: row => code(row.code) },
  ] });
}

function emptyCatalogue({ q, group, hidden }) {
  if (q || hidden) {
    return empty(t('filter.nothing'), t('catalogue.nothing.next'));
  }
  return group ? empty(t('catalogue.emptyGroup'), t('catalogue.emptyGroup.next')) : empty(t('catalogue.empty'), t('catalogue.empty.next'));
}

function thumbnail(source, { images, name }) {
  const image = images.find(one => !one.missing);
  return image ? el('img.thumbnail', { src: fileAddress(source, image.path, THUMBNAIL_PIXELS), alt: name ?? '', loading: 'lazy' }) : dash();
}

/** The name of a group or a product, or its id while no name has come. */
export function nameOf({ name, id }) {
  return name ?? id;
}

/** Whether a product or offer is hidden. */
export function hiddenChip({ deleted, active }) {
  return deleted ? toned('bad', t('product.deleted')) : active ? null : toned('quiet', t('product.inactive'));
}
