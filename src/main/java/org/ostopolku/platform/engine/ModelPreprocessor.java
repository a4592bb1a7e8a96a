package org.ostopolku.platform.engine;

import org.camunda.bpm.engine.impl.util.xml.Element;

/** Completes a model before the engine parses it. The stored file does not change. */
@UsesEngineInternals("the engine offers the parsed XML of a model only before it is deployed, as an internal type")
public interface ModelPreprocessor {

    /** @param definitions the root element, changed in place */
    void prepare(Element definitions);
}
