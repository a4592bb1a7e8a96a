package org.ostopolku.platform.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a class that uses types of {@code org.camunda…impl}, which are not part of the engine's public API. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface UsesEngineInternals {

    /** Why the public API is not enough. */
    String value();
}
