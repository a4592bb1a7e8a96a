/* The stages of the buying path, as far as they are deployed. */

const STAGES = ['awareness', 'contact', 'activation', 'sale', 'use', 'growth'];

/** Those of some processes, each with its versions, the newest first. */
export function stagesOf(processes) {
  return STAGES.flatMap((stage) => processes.filter(({ key }) => key === stage))
    .map(({ key, name, versions }) => ({ key, name: name.split(':')[0], versions: versions.map(({ version }) => version) }));
}
