package org.ostopolku.platform.expression;

import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;

/** Makes no object of a class that a model names; shell and mail tasks are such classes too. */
class ClassDelegateBlocker implements ArtifactFactory {

    @Override
    public <T> T getArtifact(Class<T> type) {
        throw new ProcessEngineException("A model names no class (here: " + type.getName()
                + ") and no shell or mail task: it leaves work to a bean, in delegateExpression.");
    }
}
