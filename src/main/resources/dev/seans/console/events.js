/** What happens on the server: one event stream, or polling where a proxy breaks it. */

import { address, get } from './api.js';

const POLL_MILLIS = 5_000;
/** The server ends each stream after a while; a browser is back within this. */
const GRACE_MILLIS = 8_000;
const STREAM_AGAIN_MILLIS = 120_000;

const listeners = new Set();
const state = { overview: null, connected: false, lostSince: null, offered: true, away: null };
let stream = null;
let graceTimer = 0;
let pollTimer = 0;
let streamTimer = 0;

/** Calls back with each change: of the overview, of the connection, or of both. */
export function onChange(listener) {
  listeners.add(listener);
}

/** The newest overview, or null. */
export function overview() {
  return state.overview;
}

/** Whether the server is heard, and since when it is not; away is what it says while its database does not answer. */
export function connection() {
  const { connected, lostSince, offered, away } = state;
  return { connected, lostSince, offered, away };
}

/** Begins to listen, and rests while nobody looks. */
export function start() {
  document.addEventListener('visibilitychange', () => document.hidden ? rest() : listen());
  listen();
}

function listen() {
  rest();
  stream = new EventSource(address('events'));
  stream.addEventListener('open', heard);
  stream.addEventListener('overview', event => take(JSON.parse(event.data)));
  stream.addEventListener('away', event => takeAway(JSON.parse(event.data).error));
  stream.addEventListener('error', streamFailed);
}

function rest() {
  stream?.close();
  stream = null;
  stopWaiting();
  clearTimeout(pollTimer);
  clearTimeout(streamTimer);
}

function streamFailed() {
  if (stream?.readyState === EventSource.CLOSED) {
    stream = null;
    poll();
    streamTimer = setTimeout(listen, STREAM_AGAIN_MILLIS);
  } else {
    graceTimer ||= setTimeout(lost, GRACE_MILLIS, Date.now());
  }
}

async function poll() {
  try {
    take(await get('overview'));
  } catch (error) {
    Object.assign(state, { offered: !error.notOffered, away: error.status === 503 ? error.message : null });
    lost(Date.now(), error.status !== 0);
  }
  if (stream === null && !document.hidden) {
    pollTimer = setTimeout(poll, POLL_MILLIS);
  }
}

function take(newest) {
  Object.assign(state, { overview: newest, away: null });
  heard();
}

function takeAway(error) {
  state.away = error;
  heard();
}

function stopWaiting() {
  clearTimeout(graceTimer);
  graceTimer = 0;
}

function heard() {
  stopWaiting();
  Object.assign(state, { connected: true, lostSince: null, offered: true });
  tell();
}

function lost(since, answered = false) {
  state.connected = answered;
  state.lostSince = answered ? null : state.lostSince ?? since;
  state.away = answered ? state.away : null;
  tell();
}

function tell() {
  for (const listener of listeners) {
    listener();
  }
}
