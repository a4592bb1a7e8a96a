/* The versions of each process and their running journeys, from the engine's statistics. */
import { STAGES } from '/ostopolku/stages.js';

/** The processes, by name: { key, name, newest, versions (newest first), outdated (journeys in older versions), isMovable }. */
export function processesIn(statistics) {
  const byKey = new Map();
  for (const { id, instances, definition: { key, name, version } } of statistics) {
    byKey.set(key, [...byKey.get(key) ?? [], { id, name, version, instances }]);
  }
  return [...byKey].map(([key, unsorted]) => {
    const versions = unsorted.sort((one, other) => other.version - one.version);
    const [{ version: newest, name }] = versions;
    const running = (some) => some.reduce((sum, { instances }) => sum + instances, 0);
    return {
      key,
      name: name ?? key,
      newest,
      versions,
      outdated: running(versions.slice(1)),
      isMovable: versions.length > 1 && running(versions) > 0
    };
  }).sort((one, other) => (other.outdated > 0) - (one.outdated > 0) || one.name.localeCompare(other.name));
}

/** The deployed stages, each with the numbers of its versions, the newest first. */
export function stagesWithVersions(processes) {
  return STAGES.flatMap(({ id, name }) => processes.filter(({ key }) => key === id)
    .map(({ key, versions }) => ({ key, name, versions: versions.map(({ version }) => version) })));
}
