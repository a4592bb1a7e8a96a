/* How counts and durations are written. */
import { count } from '../format.js';

const UNITS = [
  { unit: 'minute', hours: 1 / 60, until: 1, digits: 0 },
  { unit: 'hour', hours: 1, until: 48, digits: 0 },
  { unit: 'day', hours: 24, until: 24 * 10, digits: 1 },
  { unit: 'day', hours: 24, until: Infinity, digits: 0 }
];

const formats = new Map();

function format(unit, unitDisplay, maximumFractionDigits) {
  const key = `${unit} ${unitDisplay} ${maximumFractionDigits}`;
  if (!formats.has(key)) {
    formats.set(key, new Intl.NumberFormat(undefined, { style: 'unit', unit, unitDisplay, maximumFractionDigits }));
  }
  return formats.get(key);
}

/** Hours in the unit that suits them; `style` is long, short or narrow. */
export function duration(hours, style = 'long') {
  if (hours === null || hours === undefined) {
    return '–';
  }
  const { unit, hours: one, digits } = UNITS.find(({ until }) => hours < until);
  return format(unit, style, digits).format(hours / one);
}

export function many(number, one, more) {
  return `${count(number)} ${number === 1 ? one : more}`;
}

/** An answer or a kind at the beginning of a line. */
export function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const KINDS = {
  userTask: 'Touchpoint',
  callActivity: 'Process',
  subProcess: 'Part',
  serviceTask: 'Automatic step',
  businessRuleTask: 'Rule',
  sendTask: 'Message',
  exclusiveGateway: 'Decision',
  eventBasedGateway: 'Wait',
  intermediateCatchEvent: 'Wait',
  intermediateThrowEvent: 'Message',
  boundaryEvent: 'Interruption',
  startEvent: 'Start',
  endEvent: 'End'
};

/** The kind of an element in words; one without, such as scriptTask, becomes "Script task". */
export function kind(type) {
  return KINDS[type] ?? sentence(type.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}
