/** Which sources there are: the 1C bases that ever came. */

import { get, getOrNull } from './api.js';
import { overview } from './events.js';

let known = null;

/** The names of the sources. */
export async function sourceNames() {
  if (overview()) {
    return overview().sources.map(one => one.source);
  }
  known ??= await askForSources();
  return known;
}

/** The same for a choice, with a word for all of them. */
export async function sourceOptions(all) {
  return [['', all], ...(await sourceNames()).map(name => [name, name])];
}

async function askForSources() {
  const now = await getOrNull('overview');
  if (now) {
    return now.sources.map(one => one.source);
  }
  const { exchanges } = await get('exchanges', { limit: 1_000 });
  return [...new Set(exchanges.map(one => one.source))].sort();
}
