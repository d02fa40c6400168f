/** A file of 1C, tried without an import; and its import as a second step. */

import { sendFile } from '../api.js';
import { confirmed } from '../actions.js';
import { el } from '../dom.js';
import { bytes, number } from '../format.js';
import { faults, placeText, problemTables } from '../problems.js';
import { sourceNames } from '../sources.js';
import { t } from '../texts.js';
import { button, errorBox, facts, note, section } from '../ui.js';

const COUNTED = ['groups', 'properties', 'products', 'offers', 'prices', 'stocks', 'orders', 'changed', 'unchanged', 'rejected', 'badValues'];

export const title = () => t('room.check');

export const load = async () => ({ names: await sourceNames() });

/** Shows the drop zone, and the report of the file that was dropped. */
export function view(ctx, { names }) {
  const { report, error, file, busy } = ctx.state;
  return [
    el('p.explained', { key: 'why' }, t('check.why')),
    names.length > 1 ? sourceChoice(ctx, names) : null,
    dropZone(ctx),
    busy ? el('p.note.quiet', { key: 'busy', role: 'status' }, t(busy, { name: file.name, size: bytes(file.size) })) : null,
    error ? errorBox(error) : null,
    report ? [el('h2', { key: 'name' }, t('check.report', { name: file.name })), verdict(report),
      report.documents.map((one, index) => documentReport(ctx, one, index)), ['good', 'warn'].includes(verdictOf(report)) ? importStep(ctx, names) : null] : null,
  ];
}

function sourceChoice(ctx, names) {
  return el('div.filters', { key: 'source' }, el('label', el('span', t('check.with')),
    el('select', { value: ctx.state.source ?? names[0], on: { change: event => ctx.change({ source: event.target.value }) } },
      names.map(name => el('option', { value: name }, name)))));
}

function dropZone(ctx) {
  const mark = over => event => {
    event.preventDefault();
    event.currentTarget.classList.toggle('over', over);
  };
  const drop = event => {
    mark(false)(event);
    check(ctx, event.dataTransfer.files[0]);
  };
  return el('label.drop', { key: 'drop', on: { dragover: mark(true), dragleave: mark(false), drop } },
    el('span.strong', t('check.drop')), el('span.choose', t('check.choose')),
    el('input.unseen', { type: 'file', accept: '.xml,.zip', on: { change: event => chosen(ctx, event.target) } }));
}

/** Emptied, so that the same file can be chosen again once it is mended. */
function chosen(ctx, input) {
  check(ctx, input.files[0]);
  input.value = '';
}

async function check(ctx, file) {
  if (!file || ctx.state.busy) {
    return;
  }
  ctx.change({ file, busy: 'check.busy', report: null, error: null });
  try {
    const source = ctx.state.source ?? ctx.data.names[0];
    ctx.change({ report: await sendFile('check', file, { source }) });
  } catch (error) {
    ctx.change({ error });
  }
  ctx.change({ busy: null });
}

function fails({ error, documents }) {
  return Boolean(error) || documents.some(one => one.error);
}

/** How the report ends: good, warn, bad, or none if there is nothing to import. */
function verdictOf(report) {
  return fails(report) ? 'bad' : report.documents.length === 0 ? 'none' : report.understood ? 'good' : 'warn';
}

function verdict(report) {
  const { error, source, otherFiles } = report;
  const tone = verdictOf(report);
  return el('div', { key: 'verdict' },
    note(tone === 'none' ? 'warn' : tone, el('p.strong', t(`check.verdict.${tone}`))), faults(error),
    facts(source ? [t('column.source'), source] : null, otherFiles > 0 ? [t('check.otherFiles'), number(otherFiles)] : null));
}

function documentReport(ctx, one, index) {
  const fresh = Object.entries(one.new ?? {}).filter(([, many]) => many > 0);
  const told = one.rejections.length + one.valueProblems.length + one.unknownElements.length;
  return section(one.name || t('check.document'), faults(one.error),
    facts(...COUNTED.filter(name => one[name] > 0).map(name => [t(`count.${name}`), number(one[name])]),
      ...fresh.map(([kind, many]) => [t('check.new', { kind: t(`kinds.${kind}`) }), number(many)]),
      one.onlyChanges === null ? null : [t('import.onlyChanges'), t(one.onlyChanges ? 'yes' : 'no')]),
    told > 0 ? problemTables(ctx, { rejections: one.rejections, valueProblems: one.valueProblems,
      unknown: one.unknownElements, place: placeText, named: false }) : one.error ? null : el('p.muted', t('problems.none')),
    Object.keys(one.header ?? {}).length > 0 ? el('details', { key: `header ${index}` }, el('summary', t('import.header')),
      facts(...Object.entries(one.header))) : null);
}

function importStep(ctx, names) {
  const source = ctx.state.target ?? ctx.state.source ?? names[0] ?? '';
  return section(t('check.import'), el('p.explained', t('check.import.why')),
    el('div.filters', el('label', el('span', t('check.import.as')),
      el('input', { type: 'text', value: source, list: 'sources', autocomplete: 'off',
        on: { input: event => ctx.change({ target: event.target.value.trim() }) } }),
      el('datalist', { id: 'sources' }, names.map(name => el('option', { value: name })))),
    button(t('check.import.verb'), () => importFile(ctx, source), { disabled: source === '' || Boolean(ctx.state.busy) })));
}

async function importFile(ctx, source) {
  const { file } = ctx.state;
  const question = t('check.import.title', { name: file.name });
  if (!await confirmed({ title: question, text: t('check.import.text', { source }), verb: t('check.import.verb') })) {
    return;
  }
  ctx.change({ busy: 'check.importing', error: null });
  try {
    const { id } = await sendFile('imports', file, { source, name: file.name });
    location.hash = `#/imports/${id}`;
  } catch (error) {
    ctx.change({ error, busy: null });
  }
}
