/** Starts the console: navigation, the page of the address, and its refresh while things happen. */

import { ApiError } from './api.js';
import { el, show } from './dom.js';
import * as events from './events.js';
import * as format from './format.js';
import { attention, findings } from './state.js';
import { t } from './texts.js';
import { toolbar } from './toolbar.js';
import { errorBox } from './ui.js';
import * as catalogue from './pages/catalogue.js';
import * as check from './pages/check.js';
import * as exchange from './pages/exchange.js';
import * as exchanges from './pages/exchanges.js';
import * as importPage from './pages/import.js';
import * as imports from './pages/imports.js';
import * as order from './pages/order.js';
import * as orders from './pages/orders.js';
import * as overview from './pages/overview.js';
import * as product from './pages/product.js';
import * as sessions from './pages/sessions.js';
import * as settings from './pages/settings.js';
import * as upstreams from './pages/upstreams.js';

const ROOMS = {
  overview: { list: overview }, exchanges: { list: exchanges, one: exchange }, imports: { list: imports, one: importPage },
  catalogue: { list: catalogue, one: product }, orders: { list: orders, one: order }, sessions: { list: sessions },
  upstreams: { list: upstreams }, settings: { list: settings }, check: { list: check },
};
const REFRESH_MILLIS = 2_000;
/** What no event tells of, such as locks, is looked at this often. */
const SLOW_REFRESH_MILLIS = 10_000;
const CLOCK_MILLIS = 5_000;

const main = document.getElementById('main');
let shown = null;
let refreshedAt = 0;
let refreshTimer = 0;
let toldState = null;

function route() {
  const [path, search] = location.hash.replace(/^#\/?/, '').split('?');
  const [room, ...rest] = path.split('/');
  const name = room in ROOMS ? room : 'overview';
  const id = rest.length > 0 && ROOMS[name].one ? decodeURIComponent(rest.join('/')) : null;
  return { name, id, path: id === null ? name : `${name}/${encodeURIComponent(id)}`,
    query: Object.fromEntries(new URLSearchParams(search)) };
}

function openPage() {
  const { name, id, path, query } = route();
  if (shown?.path === path) {
    shown.query = query;
  } else {
    const isFirst = shown === null;
    shown = context(name, id, path, query);
    main.replaceChildren();
    window.scrollTo(0, 0);
    drawPage();
    focusHeading(isFirst);
  }
  drawFrame();
  scrollToRoom(document.getElementById('rooms'));
  return shown.reload();
}

function context(name, id, path, query) {
  const page = id === null ? ROOMS[name].list : ROOMS[name].one;
  const ctx = { name, id, path, query, page, state: {}, data: null, error: null, notice: null, overview: events.overview };
  ctx.reload = () => reload(ctx);
  ctx.change = changes => { Object.assign(ctx.state, changes); drawIfShown(ctx); };
  ctx.go = newQuery => replaceQuery(ctx, newQuery);
  ctx.say = (tone, text) => { ctx.notice = { tone, text }; drawIfShown(ctx); announce(text); };
  ctx.fail = error => { ctx.notice = { error }; drawIfShown(ctx); };
  return ctx;
}

async function reload(ctx) {
  ctx.asked = (ctx.asked ?? 0) + 1;
  const { asked } = ctx;
  refreshedAt = Date.now();
  try {
    const data = await ctx.page.load(ctx);
    if (asked === ctx.asked) {
      Object.assign(ctx, { data, error: null });
    }
  } catch (error) {
    if (asked === ctx.asked) {
      ctx.error = error;
    }
  }
  drawIfShown(ctx);
}

function replaceQuery(ctx, query) {
  if (ctx !== shown) {
    return undefined;
  }
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const search = new URLSearchParams(given).toString();
  history.replaceState(null, '', `#/${ctx.path}${search ? `?${search}` : ''}`);
  return openPage();
}

function drawIfShown(ctx) {
  if (ctx === shown) {
    drawPage();
  }
}

function drawPage() {
  const title = shown.page.title(shown);
  document.title = `${title} · Seans`;
  main.setAttribute('aria-busy', String(shown.data === null && shown.error === null));
  show(main, el('h1', { tabindex: -1, key: 'title' }, title), notice(shown), body(shown));
}

function notice({ notice: given }) {
  if (!given) {
    return null;
  }
  return el('div', { key: 'notice' }, given.error ? errorBox(given.error) : el(`p.note.${given.tone}`, given.text));
}

function body(ctx) {
  const content = ctx.data === null ? null : ctx.page.view(ctx, ctx.data);
  const waiting = ctx.data === null && ctx.error === null;
  const error = disturbance() ?? ctx.error;
  return [error ? errorBox(error) : null, waiting ? el('p.muted', { key: 'waiting' }, t('loading')) : null,
    content ? el('div.page', { key: 'page' }, content) : null];
}

/** What is wrong with all pages at once. */
function disturbance() {
  const { lostSince, away } = events.connection();
  return lostSince !== null ? new ApiError(0, '') : away !== null ? new ApiError('away', away) : null;
}

function focusHeading(isFirst) {
  if (!isFirst) {
    main.querySelector('h1').focus({ preventScroll: true });
  }
}

function drawFrame() {
  document.documentElement.lang = t('tool.code');
  document.getElementById('skip').textContent = t('skip');
  show(document.getElementById('rooms'), el('ul', Object.keys(ROOMS).map(roomLink)));
  document.getElementById('rooms').setAttribute('aria-label', t('rooms'));
  show(document.getElementById('tools'), toolbar(events.connection(), redraw));
}

/** On a phone the rooms are one long line. */
function scrollToRoom(rooms) {
  const current = rooms.querySelector('[aria-current]');
  rooms.scrollLeft = current.offsetLeft - (rooms.clientWidth - current.offsetWidth) / 2;
}

function roomLink(name) {
  const many = attention(events.overview(), name);
  const current = shown.name === name ? 'page' : null;
  return el('li', { key: name }, el('a', { href: `#/${name}`, 'aria-current': current }, t(`room.${name}`),
    many > 0 ? el('span.badge', { title: t('pager.badge', { n: many }) }, format.number(many)) : null));
}

function redraw() {
  drawFrame();
  drawPage();
}

function announce(text) {
  document.getElementById('live').textContent = text;
}

function announceState(now) {
  const [worst] = findings(now);
  const text = worst ? t(worst.key, worst.values) : t('finding.none');
  if (toldState !== null && toldState !== text) {
    announce(text);
  }
  toldState = text;
}

function somethingHappened() {
  const now = events.overview();
  if (now) {
    format.setServerTime(now.at, now.zone);
    announceState(now);
  }
  drawFrame();
  clearTimeout(refreshTimer);
  refreshTimer = setTimeout(shown.page.calm && !shown.error ? drawPage : refresh,
    Math.max(0, refreshedAt + REFRESH_MILLIS - Date.now()));
}

function refresh() {
  if (!document.hidden) {
    shown.reload();
  }
}

function tick() {
  for (const time of document.querySelectorAll('time.relative')) {
    time.textContent = format.relative(time.dateTime);
  }
  if (Date.now() - refreshedAt > SLOW_REFRESH_MILLIS) {
    refresh();
  }
}

window.addEventListener('hashchange', openPage);
document.getElementById('skip').addEventListener('click', event => {
  event.preventDefault();
  main.focus();
});
openPage();
events.onChange(somethingHappened);
events.start();
setInterval(tick, CLOCK_MILLIS);
