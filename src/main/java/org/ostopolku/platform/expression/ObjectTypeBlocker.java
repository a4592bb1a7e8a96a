package org.ostopolku.platform.expression;

import org.camunda.bpm.engine.impl.variable.ValueTypeResolverImpl;
import org.camunda.bpm.engine.variable.type.ValueType;

/** Removes the variable type Object: reading such a variable would load a class that the caller names. */
class ObjectTypeBlocker extends ValueTypeResolverImpl {

    ObjectTypeBlocker() {
        knownTypes.remove(ValueType.OBJECT.getName());
    }
}
