/** What of a file was not understood, with its place, and the XML around it. */

import { get } from './api.js';
import { el } from './dom.js';
import { count, button, code, english, errorBox, longTable, section } from './ui.js';
import { t } from './texts.js';

/** Shows the problems of an import, with a button at each that reads the lines around it. */
export function problems(ctx, { id, files, rejections = [], valueProblems = [] }) {
  const unknown = files.flatMap(file => file.unknownElements.map(one => ({ file: file.name, generation: file.generation, ...one })));
  const place = row => excerptCell(ctx, id, row);
  return section(t('problems.title'), rejections.length + valueProblems.length + unknown.length === 0
    ? el('p.muted', t('problems.none')) : problemTables(ctx, { rejections, valueProblems, unknown, place }));
}

/** The tables of problems; place tells where each is. */
export function problemTables(ctx, { rejections, valueProblems, unknown, place, named = true }) {
  const first = named ? [{ head: t('column.file'), cell: row => code(row.file) }] : [];
  const last = { head: t('column.place'), cell: place };
  return [
    some(ctx, 'rejections', rejections, [...first, { head: t('column.reason'), cell: reason }, last]),
    some(ctx, 'valueProblems', valueProblems, [...first,
      { head: t('column.record'), cell: row => [t(`kind.${row.kind}`), ' ', code(row.id)] }, { head: t('column.element'), cell: row => code(row.element) },
      { head: t('column.text'), cell: row => code(row.text) }, { head: t('column.reason'), cell: reason }, last]),
    some(ctx, 'unknown', unknown, [...first, { head: t('column.element'), cell: row => code(row.path) },
      { head: t('column.times'), number: true, cell: row => count(row.times) }, last]),
  ];
}

/** Line and column. */
export function placeText({ line, column }) {
  return t(column === undefined ? 'problems.line' : 'problems.place', { line, column });
}

function some(ctx, name, rows, columns) {
  return rows.length === 0 ? null
    : longTable(ctx, name, { caption: t(`problems.${name}`, { n: rows.length }), about: t(`problems.${name}.why`), rows, columns });
}

function reason(row) {
  return el('span', { lang: 'en' }, row.reason);
}

function excerptCell(ctx, id, row) {
  const name = `excerpt ${row.file} ${row.generation} ${row.line}`;
  const toggle = () => ctx.state[name] ? ctx.change({ [name]: null }) : readExcerpt(ctx, id, row, name);
  return [button(placeText(row), toggle, { title: t('problems.excerpt'), label: `${placeText(row)}: ${t('problems.excerpt')}` }),
    excerpt(ctx.state[name], row.line)];
}

async function readExcerpt(ctx, id, { file, generation, line, column }, name) {
  try {
    ctx.change({ [name]: await get(`imports/${id}/excerpt`, { file, generation, line, column }) });
  } catch (error) {
    ctx.change({ [name]: { error } });
  }
}

function excerpt(found, line) {
  if (!found) {
    return null;
  }
  return found.error ? errorBox(found.error) : el('pre.excerpt', { tabindex: 0 }, found.lines.map((text, index) => {
    const at = found.from + index;
    return el('span', { class: at === line ? 'line here' : 'line' }, el('span.at', `${at} `), text, '\n');
  }));
}

/** The faults of a document as a whole. */
export function faults(error) {
  return error ? el('div.note.bad', el('p.strong', t('check.fails')), english(error)) : null;
}
