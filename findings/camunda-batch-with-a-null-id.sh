#!/usr/bin/env bash
# camunda-engine 7.24.0 with H2 2.3.232 (Java 17), packages of Maven Central.
#
# Expected: a batch that is given a null among the ids of its process instances is refused when it is created.
# Seen: it is accepted and stored. Its seed job, which reads the ids, then fails at every try, because the null was stored as JSON null and is read as a text. No
# instance of the batch is deleted.
#
# Output seen: "batch: accepted, seed job: UnsupportedOperationException, left: 1".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.camunda.bpm</groupId>
      <artifactId>camunda-engine</artifactId>
      <version>7.24.0</version>
    </dependency>
    <dependency>
      <groupId>com.h2database</groupId>
      <artifactId>h2</artifactId>
      <version>2.3.232</version>
    </dependency>
  </dependencies>
</project>
XML

cat > Finding.java <<'JAVA'
import java.util.Arrays;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;

class Finding {

    public static void main(String... args) {
        var engine = new StandaloneInMemProcessEngineConfiguration()
                .setJdbcUrl("jdbc:h2:mem:batch")
                .buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("waiting.bpmn", Bpmn.createExecutableProcess("waiting")
                        .camundaHistoryTimeToLive(30).startEvent().userTask("work").endEvent().done())
                .deploy();
        var runtime = engine.getRuntimeService();
        var process = runtime.startProcessInstanceByKey("waiting").getId();
        String batch;
        String seed = "none";
        try {
            var created = runtime.deleteProcessInstancesAsync(Arrays.asList(process, null), "No reason");
            batch = "accepted";
            try {
                engine.getManagementService().executeJob(engine.getManagementService().createJobQuery()
                        .jobDefinitionId(created.getSeedJobDefinitionId()).singleResult().getId());
                seed = "done";
            } catch (RuntimeException e) {
                Throwable cause = e;
                while (cause.getCause() != null) {
                    cause = cause.getCause();
                }
                seed = cause.getClass().getSimpleName();
            }
        } catch (RuntimeException e) {
            batch = "refused " + e.getMessage();
        }
        System.out.println("batch: " + batch + ", seed job: " + seed + ", left: " + runtime.createProcessInstanceQuery().count());
        engine.close();
    }
}
JAVA

mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath.txt
seen=$(java -cp "$(cat classpath.txt)" Finding.java 2>/dev/null | grep '^batch:')
echo "$seen"
[ "$seen" = "batch: accepted, seed job: UnsupportedOperationException, left: 1" ] || { echo "The behaviour has changed." >&2; exit 1; }
