package org.ostopolku.platform.expression;

import org.camunda.bpm.engine.impl.variable.ValueTypeResolverImpl;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.ostopolku.platform.engine.UsesEngineInternals;

/** Removes the variable type Object: reading such a variable would load a class that the caller names. */
@UsesEngineInternals("the resolver of value types is an internal type")
class ObjectTypeBlocker extends ValueTypeResolverImpl {

    ObjectTypeBlocker() {
        knownTypes.remove(ValueType.OBJECT.getName());
    }
}
