#!/usr/bin/env bash
# camunda-engine 7.24.0 with H2 2.3.232 (Java 17), packages of Maven Central.
#
# Expected: DelegateVariableMapping.mapOutputVariables runs whenever a called process ends, so that a variable mapping in code can keep what the called
# process has learned.
# Seen: it runs when the called process completes. When a message at the boundary of the call activity interrupts it, neither mapOutputVariables nor
# <camunda:out> runs, and the values are only in the history of the ended instance. An end listener of the called process still runs, with isCanceled()
# true, and its super execution can be written to.
#
# Output seen: "completed: mapped, interrupted: not mapped, end listener of the interrupted process: canceled with super execution".
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateVariableMapping;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.model.bpmn.Bpmn;

class Finding {

    static final List<String> MAPPED = new ArrayList<>();
    static String ended;

    public static void main(String... args) {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl("jdbc:h2:mem:mapping");
        configuration.setBeans(Map.of("mapping", new Mapping(), "ending", (ExecutionListener) Finding::end));
        var engine = configuration.buildProcessEngine();
        var called = Bpmn.createExecutableProcess("called").camundaHistoryTimeToLive(30).startEvent().userTask("work").endEvent().done();
        var calling = Bpmn.createExecutableProcess("calling").camundaHistoryTimeToLive(30).startEvent().callActivity("call")
                .calledElement("called").camundaVariableMappingDelegateExpression("${mapping}")
                .boundaryEvent("left").message("left").endEvent().moveToActivity("call").endEvent().done();
        var process = (org.camunda.bpm.model.bpmn.instance.Process) called.getModelElementById("called");
        var extensions = called.newInstance(org.camunda.bpm.model.bpmn.instance.ExtensionElements.class);
        process.setExtensionElements(extensions);
        var listener = extensions.addExtensionElement(org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener.class);
        listener.setCamundaEvent("end");
        listener.setCamundaDelegateExpression("${ending}");
        engine.getRepositoryService().createDeployment().addModelInstance("called.bpmn", called).addModelInstance("calling.bpmn", calling).deploy();

        engine.getRuntimeService().startProcessInstanceByKey("calling");
        engine.getTaskService().complete(engine.getTaskService().createTaskQuery().singleResult().getId());
        var completed = MAPPED.isEmpty() ? "not mapped" : "mapped";
        MAPPED.clear();
        engine.getRuntimeService().startProcessInstanceByKey("calling");
        engine.getRuntimeService().correlateMessage("left");
        System.out.println("completed: " + completed + ", interrupted: " + (MAPPED.isEmpty() ? "not mapped" : "mapped")
                + ", end listener of the interrupted process: " + ended);
        engine.close();
    }

    static void end(DelegateExecution execution) {
        ended = (execution.isCanceled() ? "canceled" : "completed") + (execution.getSuperExecution() == null ? "" : " with super execution");
    }

    static class Mapping implements DelegateVariableMapping {

        @Override
        public void mapInputVariables(DelegateExecution superExecution, VariableMap subVariables) {}

        @Override
        public void mapOutputVariables(DelegateExecution superExecution, VariableScope subInstance) {
            MAPPED.add("once");
        }
    }
}
JAVA

mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath.txt
seen=$(java -cp "$(cat classpath.txt)" Finding.java 2>/dev/null | grep '^completed')
echo "$seen"
[ "$seen" = "completed: mapped, interrupted: not mapped, end listener of the interrupted process: canceled with super execution" ] || { echo "The behaviour has changed." >&2; exit 1; }
