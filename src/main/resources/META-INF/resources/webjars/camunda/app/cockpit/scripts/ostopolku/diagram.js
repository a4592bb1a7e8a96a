/* The figures of a process definition: on its diagram, as a table, and by finished instance. */
import { figuresTab } from './diagram/figures-tab.js';
import { finishedTab } from './diagram/finished-tab.js';
import { showOnDiagram } from './diagram/overlays.js';
import { addStyles } from '/ostopolku/elements.js';

/* Cockpit may draw the next process before it removes the last one, so each drawing is bound to its scope. */
function drawing(draw) {
  return (place, { processDefinitionId }, scope) => {
    addStyles(new URL('./diagram/diagram.css', import.meta.url));
    const end = draw(place, processDefinitionId);
    scope.$on('$destroy', end);
  };
}

export default [
  {
    id: 'ostopolku.diagram',
    pluginPoint: 'cockpit.processDefinition.diagram.plugin',
    priority: 0,
    render: drawing(showOnDiagram)
  },
  {
    id: 'ostopolku.figures',
    pluginPoint: 'cockpit.processDefinition.runtime.tab',
    priority: 8,
    properties: { label: 'Figures' },
    render: drawing(figuresTab)
  },
  {
    id: 'ostopolku.finished',
    pluginPoint: 'cockpit.processDefinition.runtime.tab',
    priority: 7,
    properties: { label: 'Finished' },
    render: drawing(finishedTab)
  }
];
