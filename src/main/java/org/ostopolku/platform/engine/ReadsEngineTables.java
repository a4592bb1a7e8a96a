package org.ostopolku.platform.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a gateway: only such a class may hold SQL on the tables of the engine ({@code ACT_…}). */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadsEngineTables {

    /** Why the Java API does not do. */
    String value();
}
