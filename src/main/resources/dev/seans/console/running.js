/** An import that waits or runs: how far it is, how fast, and how long it will take. */

import { el } from './dom.js';
import { duration, number, percent } from './format.js';
import { t } from './texts.js';
import { code, link, progress } from './ui.js';

/** Shows it; active is what the overview knows of it, or null. */
export function running({ id, state }, active, ...more) {
  const waits = state === 'PENDING';
  const label = t(waits ? 'import.waits' : 'import.runs', { id });
  return el('div.running', { key: `running ${id}` },
    el('p', link(`imports/${id}`, label), ' ', active?.file ? [code(active.file), ' ', el('span.muted', fileOf(active))] : null),
    progress(label, waits ? 0 : active?.fraction),
    el('p.numbers', active && !waits ? numbers(active) : null, more));
}

/** What the overview knows of an import that waits or runs. */
export function activeImport(ctx, id) {
  return ctx.overview()?.sources.flatMap(source => source.active).find(one => one.id === id) ?? null;
}

function fileOf({ filesDone, files }) {
  return t('import.fileOf', { done: Math.min(filesDone + 1, files), n: files });
}

function numbers({ fraction, records, recordsPerSecond, secondsLeft, node }) {
  return [
    fraction === null ? null : percent(fraction), t('import.records', { n: records }),
    recordsPerSecond === null ? null : t('import.rate', { rate: number(recordsPerSecond, 0) }),
    secondsLeft === null ? null : t('import.left', { time: duration(Math.max(1, secondsLeft) * 1_000) }),
    node ? t('import.onNode', { node }) : null,
  ].filter(Boolean).join(' · ');
}
