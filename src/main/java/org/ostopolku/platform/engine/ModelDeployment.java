package org.ostopolku.platform.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Deploys the models, decision tables and forms of the jar at start: those that are missing, and those whose newest version
 * came from an earlier jar and differs. A newest version that a process owner deployed is kept; a difference is logged. The
 * file name without extension is the id of the definition.
 */
@Component
class ModelDeployment implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);

    private final RepositoryService repository;
    private final ShippedModels shipped;
    private final ObjectMapper json;

    ModelDeployment(RepositoryService repository, ShippedModels shipped, ObjectMapper json) {
        this.repository = repository;
        this.shipped = shipped;
        this.json = json;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            deploy(new TreeMap<>(shipped.contents()));
        } catch (IOException e) {
            throw new IllegalStateException("The models in the jar cannot be read.", e);
        }
    }

    /** @param shipped contents by file name */
    void deploy(Map<String, byte[]> shipped) throws IOException {
        var deployedForms = newestForms();
        var deployment = repository
                .createDeployment()
                .name("Ostopolku")
                .source(ShippedModels.SOURCE)
                .enableDuplicateFiltering(true);
        var changed = new ArrayList<String>();
        var kept = new ArrayList<String>();
        for (var model : shipped.entrySet()) {
            var newest = newest(model.getKey(), deployedForms);
            if (newest == null || !newest.sameAs(model.getValue()) && newest.fromJar()) {
                deployment.addInputStream(model.getKey(), new ByteArrayInputStream(model.getValue()));
                changed.add(model.getKey());
            } else if (!newest.sameAs(model.getValue())) {
                kept.add(model.getKey());
            }
        }
        if (!changed.isEmpty()) {
            deploy(deployment, changed);
        }
        if (!kept.isEmpty()) {
            LOG.warn(
                    "Not deployed from the jar, because a process owner's version is newer and differs: {}",
                    String.join(", ", kept));
        }
    }

    /**
     * A process owner's deployment may not fit the newer jar, for example if the owner's KPI catalogue lacks a KPI. The deployed
     * models then stay, and the error is logged.
     */
    private void deploy(DeploymentBuilder deployment, List<String> files) {
        boolean first = repository.createDeploymentQuery().count() == 0;
        try {
            deployment.deploy();
            LOG.info("Deployed from the jar: {}", String.join(", ", files));
        } catch (ParseException e) {
            if (first) {
                throw e;
            }
            LOG.error(
                    "Not deployed from the jar, because it does not fit the deployed models (see the error above): {}",
                    String.join(", ", files));
        }
    }

    private Deployed newest(String file, Map<String, Deployed> forms) throws IOException {
        var id = StringUtils.stripFilenameExtension(file);
        return switch (StringUtils.getFilenameExtension(file)) {
            case "bpmn" ->
                read(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(id)
                        .latestVersion()
                        .singleResult());
            case "dmn" ->
                read(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(id)
                        .latestVersion()
                        .singleResult());
            default -> forms.get(id);
        };
    }

    /** The engine has no query for forms: their ids are read from the deployed files, the newest deployment first. */
    private Map<String, Deployed> newestForms() throws IOException {
        var forms = new HashMap<String, Deployed>();
        for (Deployment deployment : repository
                .createDeploymentQuery()
                .orderByDeploymentTime()
                .desc()
                .list()) {
            for (var name : repository.getDeploymentResourceNames(deployment.getId())) {
                if (name.endsWith(".form")) {
                    var form = read(deployment, name);
                    forms.putIfAbsent(json.readTree(form.content()).path("id").asText(), form);
                }
            }
        }
        return forms;
    }

    private Deployed read(ResourceDefinition definition) throws IOException {
        if (definition == null) {
            return null;
        }
        var deployment = repository
                .createDeploymentQuery()
                .deploymentId(definition.getDeploymentId())
                .singleResult();
        return read(deployment, definition.getResourceName());
    }

    private Deployed read(Deployment deployment, String name) throws IOException {
        try (InputStream content = repository.getResourceAsStream(deployment.getId(), name)) {
            return new Deployed(content.readAllBytes(), ShippedModels.SOURCE.equals(deployment.getSource()));
        }
    }

    private record Deployed(byte[] content, boolean fromJar) {

        boolean sameAs(byte[] other) {
            return Arrays.equals(content, other);
        }
    }
}
