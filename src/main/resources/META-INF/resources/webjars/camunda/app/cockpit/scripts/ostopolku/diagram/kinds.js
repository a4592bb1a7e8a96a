/* The names of the kinds of BPMN elements. */
import { sentence } from '/ostopolku/format.js';

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

/** The name of a kind; a kind that is not listed, such as scriptTask, becomes "Script task". */
export function kindName(type) {
  return KINDS[type] ?? sentence(type.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}
