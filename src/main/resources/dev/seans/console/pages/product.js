/** One product: all that is known of it, and where it came from. */

import { fileAddress, get, getOrNull, segment } from '../api.js';
import { el } from '../dom.js';
import { money, number } from '../format.js';
import { t } from '../texts.js';
import { clock, code, count, dash, empty, facts, link, section, table, toned } from '../ui.js';
import { hiddenChip, nameOf } from './catalogue.js';

const PICTURE_PIXELS = 400;
const LARGE_PIXELS = 1600;

export const calm = true;

export const title = ({ data, id }) => data ? nameOf(data.product) : t('product.title', { id });

/** Reads the product with its offers, its groups and its history. */
export async function load({ id, query: { source } }) {
  const { products: [product] } = await get('catalog/products', { id, source, expand: 'offers' });
  if (!product) {
    return { product: { id, name: null }, gone: true };
  }
  const [history, ...groups] = await Promise.all([getOrNull('history', { source, product: id }),
    ...product.groups.map(group => getOrNull(`catalog/groups/${segment(group)}`, { source }))]);
  return { product, history, groups: groups.filter(Boolean) };
}

/** Shows it. */
export function view({ query: { source } }, { product, history, groups, gone }) {
  if (gone) {
    return empty(t('product.gone'), link('catalogue', t('product.back'), { source }));
  }
  const others = [...product.characteristics.map(named), ...product.taxes.map(one => [one.name, one.rate])];
  return [
    el('p', { key: 'back' }, link('catalogue', t('product.back'), { source }), ' ', hiddenChip(product)),
    pictures(source, product.images),
    section(t('product.facts'), productFacts(source, product, groups),
      product.description ? el('p.description', product.description) : null),
    gatheredSection('count.properties', product.propertyValues.map(named)),
    section(t('count.offers'), product.offers?.length > 0 ? product.offers.map(one => offer(one, product)) : el('p.muted', t('product.noOffers'))),
    gatheredSection('product.requisites', product.requisites.map(named)), gatheredSection('product.others', others),
    Object.keys(product.extra).length > 0 ? section(t('product.extra'), el('p.explained', t('product.extra.why')),
      el('pre', { tabindex: 0 }, JSON.stringify(product.extra, null, 2))) : null,
    section(t('product.history'), history ? historyFacts(history) : el('p.muted', t('error.notOffered'))),
  ];
}

function pictures(source, images) {
  return images.length === 0 ? null : el('ul.pictures', { key: 'pictures', 'aria-label': t('product.pictures') }, images.map((image, index) =>
    el('li', { key: image.path }, image.missing ? toned('warn', t('product.missing', { path: image.path }))
      : el('a', { href: fileAddress(source, image.path, LARGE_PIXELS), target: '_blank', rel: 'noopener' },
        el('img', { src: fileAddress(source, image.path, PICTURE_PIXELS), alt: t('product.pictureOf', { n: index + 1 }), loading: 'lazy' })))));
}

function productFacts(source, product, groups) {
  const known = name => product[name] ? [t(`product.${name}`), product[name]] : null;
  return facts([t('product.id'), code(product.id)], known('fullName'), known('article'), known('code'),
    product.barcodes.length > 0 ? [t('product.barcodes'), product.barcodes.join(', ')] : null,
    known('unit'), known('country'), known('manufacturer'), product.weight ? [t('product.weight'), number(product.weight)] : null,
    groups.length > 0 ? [t('count.groups'), groups.map(one => [link('catalogue', nameOf(one), { source, group: one.id }), ' '])] : null);
}

function gatheredSection(key, pairs) {
  return pairs.length > 0 ? section(t(key), facts(...gathered(pairs))) : null;
}

function named({ name, property, propertyId, value }) {
  return [name ?? property ?? propertyId, value];
}

/** Values of one name stand together. */
function gathered(pairs) {
  const byName = new Map();
  for (const [name, value] of pairs) {
    byName.set(name, byName.has(name) ? `${byName.get(name)}; ${value}` : value);
  }
  return [...byName];
}

function offer(one, product) {
  return el('article.card', { key: one.id },
    el('h3', one.name ?? product.name ?? one.id, ' ', hiddenChip(one)),
    facts([t('product.id'), code(one.id)], one.barcodes.length > 0 ? [t('product.barcodes'), one.barcodes.join(', ')] : null,
      ...gathered([...one.characteristics, ...one.propertyValues].map(named))),
    one.prices.length > 0 ? prices(one.prices) : el('p.muted', t('product.noPrices')), stock(one));
}

function prices(all) {
  return table({ caption: t('count.prices'), rows: all, columns: [
    { head: t('product.priceType'), main: true, cell: row => row.priceType ?? code(row.priceTypeId) },
    { head: t('product.price'), number: true, cell: row => money(row.amount, row.currency) },
    { head: t('product.unit'), cell: row => row.unit ?? row.unitCode ?? dash() },
    { head: t('product.minQuantity'), number: true, cell: row => count(row.minQuantity) },
    { head: t('product.taxIncluded'), cell: row => row.taxIncluded === null ? dash() : t(row.taxIncluded ? 'yes' : 'no') },
  ] });
}

function stock({ quantity, stocks }) {
  const rows = [...stocks, ...(quantity === null ? [] : [{ warehouse: t('product.allWarehouses'), quantity }])];
  return rows.length === 0 ? el('p.muted', t('product.noStock')) : table({ caption: t('count.stocks'), rows, columns: [
    { head: t('product.warehouse'), main: true, cell: row => row.warehouse ?? code(row.warehouseId) },
    { head: t('product.quantity'), number: true, cell: row => count(row.quantity) }] });
}

function historyFacts({ seenAt, seenByImport, seenInFile, writtenAt, writtenByImport, hiddenBecause }) {
  return facts(
    [t('product.seen'), [clock(seenAt), importLink(seenByImport), seenInFile ? [' ', code(seenInFile)] : null]],
    [t('product.written'), [clock(writtenAt), importLink(writtenByImport)]],
    [t('product.hidden'), hiddenBecause ? toned('warn', t(`hidden.${hiddenBecause}`)) : t('no')]);
}

function importLink(id) {
  return id === null ? null : [' ', link(`imports/${id}`, t('import.title', { id }))];
}
