package org.ostopolku.platform.engine;

import org.camunda.bpm.engine.impl.util.xml.Element;

/** Adds to every model what its author need not write, before the engine reads it; the stored file stays as it is. */
public interface ModelPreprocessor {

    /** @param definitions the root of the model, to be changed in place */
    void prepare(Element definitions);
}
