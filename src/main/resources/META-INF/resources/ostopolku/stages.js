/* The stages of the customer journey, by the company's names, and the places beside them. */

export const STAGES = [
  { id: 'awareness', name: 'Awareness' },
  { id: 'contact', name: 'Contact' },
  { id: 'activation', name: 'Activation' },
  { id: 'sale', name: 'Sale' },
  { id: 'use', name: 'Use' },
  { id: 'growth', name: 'Growth' }
];

const OTHER_PLACES = { nurture: 'Kept warm', left: 'Leaving' };

/** The name of a stage or of another place of a journey. */
export function placeName(id) {
  return STAGES.find((stage) => stage.id === id)?.name ?? OTHER_PLACES[id] ?? id;
}
