package org.ostopolku.platform.expression;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.dmn.engine.impl.spi.el.DmnScriptEngineResolver;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** Knows no script language at all, whatever library the class path brings. */
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
        // whatever it makes, it is not asked
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        throw refused("any");
    }

    private static ProcessEngineException refused(String language) {
        return new ProcessEngineException(
                "Scripts are switched off (here: " + ExpressionRefusedException.quoted(String.valueOf(language))
                        + "): a model leaves work to a bean, a table is written in FEEL.");
    }
}
