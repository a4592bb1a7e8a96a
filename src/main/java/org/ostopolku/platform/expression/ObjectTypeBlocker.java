package org.ostopolku.platform.expression;

import org.camunda.bpm.engine.impl.variable.ValueTypeResolverImpl;
import org.camunda.bpm.engine.variable.type.ValueType;

/** Knows no variable of a class that a caller names: even to look at it, its class would have to be loaded. */
class ObjectTypeBlocker extends ValueTypeResolverImpl {

    ObjectTypeBlocker() {
        knownTypes.remove(ValueType.OBJECT.getName());
    }
}
