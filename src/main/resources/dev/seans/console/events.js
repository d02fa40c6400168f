/** What happens on the server: one event stream, or polling where a proxy breaks it. */

import { address, get } from './api.js';

const POLL_MILLIS = 5_000;
/** The server ends each stream after a while; a browser is back within this. */
const GRACE_MILLIS = 8_000;
const STREAM_AGAIN_MILLIS = 120_000;

const listeners = new Set();
const state = { overview: null, connected: false, lostSince: null, offered: true };
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

/** Whether the server is heard, and since when it is not; offered is false if it has no overview at all. */
export function connection() {
  const { connected, lostSince, offered } = state;
  return { connected, lostSince, offered };
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
    state.offered = !error.notOffered;
    lost(Date.now(), error.status !== 0);
  }
  if (stream === null && !document.hidden) {
    pollTimer = setTimeout(poll, POLL_MILLIS);
  }
}

function take(newest) {
  state.overview = newest;
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
  tell();
}

function tell() {
  for (const listener of listeners) {
    listener();
  }
}
