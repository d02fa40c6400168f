/** Requests to the API, the errors that it tells, and its pages. */

/** A user may have typed name and password into the address; nothing can be fetched from such a one. */
const HERE = Object.assign(new URL(document.baseURI), { username: '', password: '' });
const BASE = new URL('../api/', HERE);
const NOT_OFFERED = 'there is nothing at this path';

/** Where 1C is connected to. */
export const EXCHANGE_ADDRESS = new URL('../exchange', HERE).href;

/** What went wrong: status is 0 when no answer came, and 'away' while the server tells that its database does not answer. */
export class ApiError extends Error {
  constructor(status, message, retryAfter = null) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** Whether this server does not have the resource at all. */
  get notOffered() {
    return this.status === 404 && (this.message === '' || this.message.includes(NOT_OFFERED));
  }
}

/** The address of a resource; what of the query is empty is left out. */
export function address(path, query = {}) {
  const url = new URL(path, BASE);
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') {
      url.searchParams.set(name, value);
    }
  }
  return url;
}

/** A segment of a path, whatever stands in it. */
export function segment(text) {
  return encodeURIComponent(text);
}

/** The address of a file that 1C has sent, whose path keeps its slashes. */
export function fileAddress(source, path, width) {
  return address(`files/${segment(source)}/${path.split('/').map(segment).join('/')}`, { w: width }).href;
}

/** Reads a resource. */
export function get(path, query = {}, signal = undefined) {
  return ask(address(path, query), { signal });
}

/** Reads a resource; null if there is none, or if this server does not offer it. */
export async function getOrNull(path, query = {}) {
  try {
    return await get(path, query);
  } catch (error) {
    if (error.status === 404) {
      return null;
    }
    throw error;
  }
}

/** Does something. */
export function post(path, body = {}, query = {}) {
  return ask(address(path, query), {
    method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' },
  });
}

/** Sends a file. */
export async function sendFile(path, file, query = {}) {
  return ask(address(path, query), { method: 'POST', body: file, headers: { 'Content-Type': await typeOf(file) } });
}

/** All pages of a list, up to a number of things; more tells whether some are left. */
export async function readAll(path, name, query, most) {
  const things = [];
  let next = null;
  do {
    const page = await get(path, { ...query, after: next, limit: 1000 });
    things.push(...page[name]);
    next = page.next;
  } while (next !== null && things.length < most);
  return { things, more: next !== null };
}

async function ask(url, options) {
  const response = await answer(url, options);
  if (!response.ok) {
    throw new ApiError(response.status, await errorText(response), seconds(response.headers.get('Retry-After')));
  }
  return response.json();
}

async function answer(url, { headers = {}, ...options }) {
  try {
    return await fetch(url, { ...options, headers: { Accept: 'application/json', ...headers } });
  } catch (error) {
    if (error.name === 'AbortError') {
      throw error;
    }
    throw new ApiError(0, '');
  }
}

async function errorText(response) {
  try {
    const body = await response.json();
    return [body.error, ...(body.problems ?? []).map(one => `${one.pointer} ${one.message}`)].filter(Boolean).join('; ');
  } catch {
    return '';
  }
}

function seconds(header) {
  const number = Number.parseInt(header, 10);
  return Number.isNaN(number) ? null : number;
}

/** The first bytes tell more than a name. */
async function typeOf(file) {
  const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return head[0] === 0x50 && head[1] === 0x4b ? 'application/zip' : 'application/xml';
}
