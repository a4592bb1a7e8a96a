#!/usr/bin/env bash
# camunda-engine 7.24.0 with H2 2.3.232 (Java 17), packages of Maven Central.
#
# Expected: HistoricVariableUpdate.isInitial() is true for every variable that a process instance has from its start.
# Seen: it is true for the variables of an instance that the API starts. For an instance that a call activity starts it is false, although these variables are
# handed over before the first step. So the flag does not tell a copy that a called process got from a value that a step wrote.
#
# Output seen: "started by the API: true, called: false".
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
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;

class Finding {

    public static void main(String... args) {
        var engine = new StandaloneInMemProcessEngineConfiguration()
                .setJdbcUrl("jdbc:h2:mem:initial")
                .setHistory("full")
                .buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("called.bpmn", Bpmn.createExecutableProcess("called")
                        .camundaHistoryTimeToLive(30).startEvent().userTask("work").endEvent().done())
                .addModelInstance("calling.bpmn", Bpmn.createExecutableProcess("calling")
                        .camundaHistoryTimeToLive(30).startEvent().callActivity("call").calledElement("called")
                        .camundaIn("customer", "customer").endEvent().done())
                .deploy();
        engine.getRuntimeService().startProcessInstanceByKey("calling", Map.of("customer", "A company"));
        var initial = List.of("calling", "called").stream()
                .map(process -> engine.getHistoryService().createHistoricProcessInstanceQuery().processDefinitionKey(process).singleResult())
                .map(process -> engine.getHistoryService().createHistoricDetailQuery().processInstanceId(process.getId()).singleResult())
                .map(update -> ((HistoricVariableUpdate) update).isInitial())
                .toList();
        System.out.println("started by the API: " + initial.get(0) + ", called: " + initial.get(1));
        engine.close();
    }
}
JAVA

mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath.txt
seen=$(java -cp "$(cat classpath.txt)" Finding.java 2>/dev/null | grep '^started')
echo "$seen"
[ "$seen" = "started by the API: true, called: false" ] || { echo "The behaviour has changed." >&2; exit 1; }
