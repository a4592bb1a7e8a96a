#!/usr/bin/env bash
# camunda-engine-rest-core-jakarta 7.24.0 with camunda-engine 7.24.0 and H2 2.3.232 (Java 17), packages of Maven Central.
#
# Expected: PUT /task/{id} takes the task as GET /task/{id} gave it. The operation replaces all values, so a client such as Tasklist sends the whole task
# to change its due date or follow-up date.
# Seen: for a task with a Camunda Form (camunda:formRef) the REST API cannot read what it wrote. TaskDto declares camundaFormRef as the interface
# CamundaFormRef, which Jackson cannot construct, although only the model sets the value. Without that field, or without a form, the task is read.
#
# Output seen: "camundaFormRef written: true, read again: InvalidDefinitionException at camundaFormRef, read without it: true".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>task-with-form-reference</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.camunda.bpm</groupId>
      <artifactId>camunda-engine-rest-core-jakarta</artifactId>
      <version>7.24.0</version>
    </dependency>
    <dependency>
      <groupId>jakarta.ws.rs</groupId>
      <artifactId>jakarta.ws.rs-api</artifactId>
      <version>3.1.0</version>
    </dependency>
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
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.rest.dto.task.TaskDto;
import org.camunda.bpm.engine.rest.mapper.JacksonConfigurator;
import org.camunda.bpm.model.bpmn.Bpmn;

class Finding {

    public static void main(String... args) throws Exception {
        var engine = new StandaloneInMemProcessEngineConfiguration().setJdbcUrl("jdbc:h2:mem:forms").buildProcessEngine();
        var model = Bpmn.createExecutableProcess("sale")
                .camundaHistoryTimeToLive(30)
                .startEvent()
                .userTask("offer")
                .camundaFormRef("offer-form")
                .camundaFormRefBinding("latest")
                .endEvent()
                .done();
        engine.getRepositoryService().createDeployment().addModelInstance("sale.bpmn", model).deploy();
        engine.getRuntimeService().startProcessInstanceByKey("sale");
        var task = engine.getTaskService().createTaskQuery().initializeFormKeys().singleResult();

        var json = JacksonConfigurator.configureObjectMapper(new ObjectMapper());
        var written = (ObjectNode) json.valueToTree(TaskDto.fromEntity(task));
        var result = "camundaFormRef written: " + written.hasNonNull("camundaFormRef");
        try {
            json.treeToValue(written, TaskDto.class);
            result += ", read again: true";
        } catch (JsonMappingException e) {
            result += ", read again: " + e.getClass().getSimpleName() + " at " + e.getPath().get(0).getFieldName();
        }
        written.remove("camundaFormRef");
        result += ", read without it: " + json.treeToValue(written, TaskDto.class).getId().equals(task.getId());
        System.out.println(result);
        engine.close();
    }
}
JAVA

mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath.txt
seen=$(java -cp "$(cat classpath.txt)" Finding.java 2>/dev/null | grep '^camundaFormRef')
echo "$seen"
[ "$seen" = "camundaFormRef written: true, read again: InvalidDefinitionException at camundaFormRef, read without it: true" ] || { echo "The behaviour has changed." >&2; exit 1; }
