#!/usr/bin/env bash
# camunda-engine 7.24.0 with H2 2.3.232 (Java 17), packages of Maven Central.
#
# Expected: a message to a process instance that is suspended is refused, whether it is sent to one receiver or to all.
# Seen: correlate() throws a MismatchingMessageCorrelationException; correlateAll(), and correlateAllWithResult(), report success and deliver nothing. Over
# REST ("all": true) that is a 204. The process still waits after it is activated again: the message is lost.
#
# Output seen: "one: refused, all: 0 results, still waiting: true".
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
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;

class Finding {

    public static void main(String... args) {
        var engine = new StandaloneInMemProcessEngineConfiguration()
                .setJdbcUrl("jdbc:h2:mem:suspended")
                .buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("waiting.bpmn", Bpmn.createExecutableProcess("waiting")
                        .camundaHistoryTimeToLive(30).startEvent().intermediateCatchEvent().message("answered").endEvent().done())
                .deploy();
        var runtime = engine.getRuntimeService();
        var process = runtime.startProcessInstanceByKey("waiting", "order 7").getId();
        runtime.suspendProcessInstanceById(process);
        String one;
        try {
            runtime.createMessageCorrelation("answered").processInstanceBusinessKey("order 7").correlate();
            one = "taken";
        } catch (MismatchingMessageCorrelationException e) {
            one = "refused";
        }
        var all = runtime.createMessageCorrelation("answered").processInstanceBusinessKey("order 7").correlateAllWithResult();
        runtime.activateProcessInstanceById(process);
        var waits = runtime.createEventSubscriptionQuery().processInstanceId(process).count() == 1;
        System.out.println("one: " + one + ", all: " + all.size() + " results, still waiting: " + waits);
        engine.close();
    }
}
JAVA

mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath.txt
seen=$(java -cp "$(cat classpath.txt)" Finding.java 2>/dev/null | grep '^one:')
echo "$seen"
[ "$seen" = "one: refused, all: 0 results, still waiting: true" ] || { echo "The behaviour has changed." >&2; exit 1; }
