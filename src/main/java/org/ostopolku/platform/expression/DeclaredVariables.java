package org.ostopolku.platform.expression;

/** The variables that models declare. An expression reads null for a declared variable that has no value yet. */
public interface DeclaredVariables {

    /** Whether models declare a variable of this name. */
    boolean isDeclared(String name);
}
