/** The last 24 hours as a strip: one bar for each exchange, colour = outcome, width = duration. */

import { el, svg } from './dom.js';
import { duration, now, timeOfDay } from './format.js';
import { t } from './texts.js';
import { chip } from './ui.js';

const DAY_MILLIS = 24 * 3_600_000;
const TICK_MILLIS = 3 * 3_600_000;
const ROW_HEIGHT = 30;
const BAR_HEIGHT = 22;
const LEAST_PERCENT = 0.5;
const OUTCOMES = ['COMPLETED', 'RUNNING', 'NOT_IMPORTED', 'FAILED', 'CANCELLED', 'NOTHING'];

/** Draws the exchanges of the last day, a row for each source. */
export function strip(exchanges) {
  const end = now();
  const sources = [...new Set(exchanges.map(exchange => exchange.source))].sort();
  return [
    el('div.strip', { key: 'strip' },
      el('ul.sources', { 'aria-hidden': 'true' }, sources.map(source => el('li', { key: source }, source))),
      svg('svg', { role: 'group', 'aria-label': t('strip.label', { n: exchanges.length }), height: sources.length * ROW_HEIGHT + 18,
        on: { keydown: walk } }, ticks(end, sources.length), exchanges.toReversed().map((exchange, index) =>
        bar(exchange, end, sources.indexOf(exchange.source), index === exchanges.length - 1)))),
    el('ul.legend', { key: 'legend', 'aria-label': t('strip.legend') }, OUTCOMES.map(outcome =>
      el('li', { key: outcome }, el(`span.swatch.${outcome.toLowerCase()}`), t(`state.${outcome}`)))),
  ];
}

function bar({ id, source, createdAt, lastAccessAt, outcome }, end, row, isNewest) {
  const from = percentOf(Date.parse(createdAt), end);
  const took = duration(Math.max(0, Date.parse(lastAccessAt) - Date.parse(createdAt)));
  const text = t('strip.bar', { source, time: timeOfDay(createdAt, false), took, outcome: t(`state.${outcome}`) });
  return svg('a', { key: id, href: `#/exchanges/${id}`, tabindex: isNewest ? 0 : -1, 'aria-label': text, 'data-outcome': outcome },
    svg('title', text),
    svg(`rect.bar.${outcome.toLowerCase()}`, { x: `${Math.min(100 - LEAST_PERCENT, Math.max(0, from))}%`, y: row * ROW_HEIGHT + 4,
      height: BAR_HEIGHT, rx: 2,
      width: `${Math.max(LEAST_PERCENT, percentOf(Date.parse(lastAccessAt), end) - Math.max(0, from))}%` }));
}

function ticks(end, rows) {
  const first = Math.ceil((end - DAY_MILLIS) / TICK_MILLIS) * TICK_MILLIS;
  const marks = [];
  for (let at = first; at < end; at += TICK_MILLIS) {
    marks.push(tick(at, end, rows * ROW_HEIGHT, marks.length % 2 === 1));
  }
  return marks;
}

function tick(at, end, height, minor) {
  const x = `${percentOf(at, end)}%`;
  return svg('g', { key: `tick ${at}`, 'aria-hidden': 'true', class: minor ? 'minor' : null },
    svg('line', { x1: x, x2: x, y1: 0, y2: height }),
    svg('text', { x, y: height + 14 }, timeOfDay(new Date(at).toISOString(), false)));
}

function percentOf(millis, end) {
  return 100 * (millis - (end - DAY_MILLIS)) / DAY_MILLIS;
}

/** One stop for the tabulator; the arrows go from bar to bar. */
function walk(event) {
  const bars = [...event.currentTarget.querySelectorAll('a')];
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const next = bars[bars.indexOf(document.activeElement) + step];
  if (next) {
    event.preventDefault();
    bars.forEach(one => one.setAttribute('tabindex', one === next ? 0 : -1));
    next.focus();
  }
}

/** The outcome of the newest exchange of a source, as far as the strip knows it. */
export function newestOutcome(exchanges, source) {
  const newest = exchanges.find(exchange => exchange.source === source);
  return newest ? chip(newest.outcome) : null;
}
