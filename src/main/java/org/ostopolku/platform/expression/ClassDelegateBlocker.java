package org.ostopolku.platform.expression;

import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;

/** Refuses to instantiate classes named by a model, including shell and mail tasks. */
class ClassDelegateBlocker implements ArtifactFactory {

    @Override
    public <T> T getArtifact(Class<T> type) {
        throw new ProcessEngineException("A model may name no class (here: " + type.getName()
                + ") and no shell or mail task. Use a bean in delegateExpression.");
    }
}
