package org.ostopolku.platform.expression;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.dmn.engine.impl.spi.el.DmnScriptEngineResolver;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.ostopolku.platform.engine.UsesEngineInternals;

/** Refuses every script language, also those of libraries on the class path. */
@UsesEngineInternals("the resolver of script engines is an internal type")
class ScriptEngineBlocker implements ScriptEngineResolver, DmnScriptEngineResolver {

    @Override
    public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
        throw refused(language);
    }

    @Override
    public ScriptEngine getScriptEngineForLanguage(String language) {
        throw refused(language);
    }

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
        // The factory is never used.
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        throw refused("any");
    }

    private static ProcessEngineException refused(String language) {
        return new ProcessEngineException(
                "Scripts are disabled (here: " + ExpressionRefusedException.quoted(String.valueOf(language))
                        + "). Use a bean in a model, and FEEL in a decision table.");
    }
}
