package org.ostopolku.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.ostopolku.model.Known;
import org.ostopolku.model.ModelRules;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a deployed file may name: what the engine holds already, the teams, and the declared variables. */
@Component
class Surroundings {

    private static final String CATALOGUE = "kpi-catalogue";

    private final ObjectProvider<ProcessEngine> engine;
    private final JdbcClient jdbc;
    private final String variables;

    Surroundings(ObjectProvider<ProcessEngine> engine, JdbcClient jdbc) throws IOException {
        this.engine = engine;
        this.jdbc = jdbc;
        this.variables = new ClassPathResource("bpmn/variables.csv").getContentAsString(StandardCharsets.UTF_8);
    }

    /** What is known now, as the transaction sees it. */
    Known known() {
        var services = engine.getObject();
        var repository = services.getRepositoryService();
        var teams = services.getIdentityService().createGroupQuery().list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        var known = Known.of(teams, variables);
        for (var form : forms()) {
            known = known.withForm(form);
        }
        for (var process :
                repository.createProcessDefinitionQuery().latestVersion().list()) {
            known = known.withProcess(process.getKey());
        }
        for (var decision :
                repository.createDecisionDefinitionQuery().latestVersion().list()) {
            known = known.withDecision(decision.getKey());
            if (decision.getKey().equals(CATALOGUE)) {
                known = ModelRules.known(Map.of(CATALOGUE + ".dmn", content(repository, decision)), known);
            }
        }
        return known;
    }

    /** The engine has no query for forms. */
    private Iterable<String> forms() {
        return jdbc.sql("select distinct KEY_ from ACT_RE_CAMFORMDEF")
                .query(String.class)
                .list();
    }

    private static byte[] content(RepositoryService repository, ResourceDefinition file) {
        try (InputStream content = repository.getResourceAsStream(file.getDeploymentId(), file.getResourceName())) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
