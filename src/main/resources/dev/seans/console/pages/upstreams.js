/** Sessions at other servers: whether they are kept, and what to do when they are not. */

import { get, post } from '../api.js';
import { act } from '../actions.js';
import { el } from '../dom.js';
import { t } from '../texts.js';
import { button, chip, empty, english, facts, when } from '../ui.js';

export const title = () => t('room.upstreams');

export const load = () => get('upstreams');

/** Shows all of them. */
export function view(ctx, { upstreams }) {
  return upstreams.length > 0 ? el('div.cards', upstreams.map(one => card(ctx, one)))
    : empty(t('upstreams.none'), t('upstreams.none.next'));
}

function card(ctx, one) {
  return el('section.panel', { key: one.name },
    el('h2', one.name, ' ', chip(one.state)), el('p.explained', t(`upstream.why.${one.state}`)),
    one.overdue ? el('p.note.warn', t('upstream.overdue')) : null,
    facts(
      [t('upstream.sessions'), t('upstream.sessionsOf', { live: one.sessions, n: one.wanted })],
      [t('upstream.next'), when(one.state === 'STOPPED' ? null : one.nextAttemptAt ?? one.dueAt)], [t('upstream.checked'), when(one.checkedAt)],
      [t('upstream.issued'), when(one.issuedAt)], [t('upstream.expires'), when(one.expiresAt)],
      [t('upstream.succeeded'), when(one.lastSuccessAt)],
      [t('upstream.counts'), t('upstream.countsText', { logins: one.logins, checks: one.checks, errors: one.errors })]),
    lastError(one), buttons(ctx, one));
}

function lastError({ lastError: text, lastErrorAt, consecutiveErrors }) {
  return text ? el(consecutiveErrors > 0 ? 'div.note.bad' : 'div.note.quiet', { key: 'error' },
    el('p', t('upstream.lastError'), ' ', when(lastErrorAt), consecutiveErrors > 1 ? t('upstream.inARow', { n: consecutiveErrors }) : null),
    english(text)) : null;
}

function buttons(ctx, { name, state }) {
  const run = (verb, question = null) => act(ctx, { run: () => post(`upstreams/${name}/${verb}`), done: { key: `upstream.${verb}.done`, name }, question });
  const stop = () => run('stop', { title: t('upstream.stop.title', { name }), text: t('upstream.stop.text'), verb: t('upstream.stop') });
  const named = verb => ({ label: `${t(`upstream.${verb}`)} ${name}` });
  return el('div.buttons', { key: 'buttons' },
    button(t('upstream.refresh'), () => run('refresh'), named('refresh')),
    state === 'STOPPED' ? button(t('upstream.start'), () => run('start'), named('start'))
      : button(t('upstream.stop'), stop, { danger: true, ...named('stop') }));
}
