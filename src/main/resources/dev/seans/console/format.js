/** Times, durations, sizes and numbers as people write them. */

import { language, t } from './texts.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const KILO = 1_000;
const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
const KEY_DIGITS = 12;

const made = new Map();
let serverZone = null;
let serverAheadMillis = 0;

/** Takes the zone of 1C, and how far the server's clock is ahead of ours. */
export function setServerTime(at, zone) {
  serverZone = zone;
  serverAheadMillis = Date.parse(at) - Date.now();
}

/** The time of the server, in milliseconds. */
export function now() {
  return Date.now() + serverAheadMillis;
}

/** How long ago something was, in milliseconds. */
export function age(iso) {
  return now() - Date.parse(iso);
}

/** A date and time in the zone of the operator. */
export function exact(iso) {
  return dateFormat({ dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(iso));
}

/** A time of day, in the zone of the operator. */
export function timeOfDay(iso, withSeconds = true) {
  return dateFormat({ timeStyle: withSeconds ? 'medium' : 'short' }).format(new Date(iso));
}

/** A moment in as few words as it needs: a time of day, or a date too. */
export function moment(iso) {
  return age(iso) < DAY / 2 ? timeOfDay(iso, false) : dateFormat({ dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
}

/** The same moment by the operator's clock and by that of 1C. */
export function hint(iso) {
  const mine = exact(iso);
  if (!serverZone) {
    return mine;
  }
  const there = dateFormat({ dateStyle: 'medium', timeStyle: 'medium', timeZone: serverZone }).format(new Date(iso));
  return there === mine ? mine : t('time.hint', { mine, there, zone: serverZone });
}

/** How long ago, or how soon. */
export function relative(iso) {
  const millis = Date.parse(iso) - now();
  const [unit, size] = unitOf(Math.abs(millis));
  if (size === SECOND && Math.abs(millis) < 5 * SECOND) {
    return t('time.now');
  }
  return cached(Intl.RelativeTimeFormat, { numeric: 'auto', style: 'short' }).format(Math.round(millis / size), unit);
}

/** A duration in its two largest units. */
export function duration(millis) {
  if (millis < SECOND) {
    return unit(Math.round(millis), 'millisecond');
  }
  if (millis < 10 * SECOND) {
    return unit(Math.round(millis / 100) / 10, 'second');
  }
  const steps = [['day', DAY], ['hour', HOUR], ['minute', MINUTE], ['second', SECOND]];
  const first = steps.findIndex(([, size]) => millis >= size);
  let rest = Math.round(millis / SECOND) * SECOND;
  return steps.slice(first, first + 2).map(([name, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count > 0 ? unit(count, name) : '';
  }).filter(Boolean).join(' ');
}

/** A number of bytes. */
export function bytes(count) {
  let size = 0;
  let value = count;
  while (value >= KILO && size < SIZES.length - 1) {
    value /= KILO;
    size += 1;
  }
  return unit(value < 10 && size > 0 ? Math.round(value * 10) / 10 : Math.round(value), SIZES[size]);
}

/** A number. */
export function number(value, digits = 3) {
  return cached(Intl.NumberFormat, { maximumFractionDigits: digits }).format(value);
}

/** A part of a whole. */
export function percent(fraction) {
  return cached(Intl.NumberFormat, { style: 'percent', maximumFractionDigits: 0 }).format(fraction);
}

/** A price in its currency, as far as that is one. */
export function money(amount, currency) {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 4 };
  return `${cached(Intl.NumberFormat, digits).format(amount)}${currency ? `\u00a0${currency}` : ''}`;
}

/** The beginning of a session key, as the log shows it; more of it is never shown. */
export function shortKey(key) {
  return key.slice(0, KEY_DIGITS);
}

function unit(value, name) {
  return cached(Intl.NumberFormat, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: 1 }).format(value);
}

function unitOf(millis) {
  const units = [['day', DAY], ['hour', HOUR], ['minute', MINUTE]];
  return units.find(([, size]) => millis >= size) ?? ['second', SECOND];
}

function dateFormat(options) {
  return cached(Intl.DateTimeFormat, options);
}

function cached(Format, options) {
  const key = `${language()} ${Format.name} ${JSON.stringify(options)}`;
  if (!made.has(key)) {
    made.set(key, new Format(language(), options));
  }
  return made.get(key);
}
