package org.ostopolku.platform.expression;

import java.util.List;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.ostopolku.platform.engine.ModelPreprocessor;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Puts the guards into the engine, where it evaluates: behind every road that an expression, a script or a class can take. */
@Component
class ExpressionGuard extends AbstractProcessEnginePlugin {

    private final GuardedExpressions expressions;
    private final ScriptEngineBlocker noScripts = new ScriptEngineBlocker();
    private final List<ModelPreprocessor> preparations;

    ExpressionGuard(BeanFactory beans, List<ModelPreprocessor> preparations) {
        this.preparations = preparations;
        var allowed = ExpressionAllowlist.read();
        this.expressions = new GuardedExpressions(allowed, new ModelBeans(allowed, beans));
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(expressions);
        engine.setScriptEngineResolver(noScripts);
        engine.setEnableFetchScriptEngineFromProcessApplication(false);
        engine.setArtifactFactory(new ClassDelegateBlocker());
        engine.setBpmnParseFactory(parser -> new GuardedParse(parser, preparations));
        engine.setDmnEngineConfiguration(tables());
        engine.setValueTypeResolver(new ObjectTypeBlocker());
        engine.setCustomPreCommandInterceptorsTxRequired(List.of(new GuardedQueries(engine)));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(List.of(new GuardedQueries(engine)));
        // Case models are no part of the product, and could hold scripts as well.
        engine.setCmmnEnabled(false);
    }

    /** @throws IllegalStateException if another plugin has taken a guard out */
    @Override
    public void postProcessEngineBuild(ProcessEngine built) {
        var engine = (ProcessEngineConfigurationImpl) built.getProcessEngineConfiguration();
        if (engine.getExpressionManager() != expressions
                || engine.getScriptEngineResolver() != noScripts
                || !(engine.getArtifactFactory() instanceof ClassDelegateBlocker)
                || !(engine.getDmnEngineConfiguration().getFeelEngine() instanceof SafeFeelEngine)) {
            throw new IllegalStateException("Another plugin of the engine has taken out what guards its expressions.");
        }
    }

    private static DefaultDmnEngineConfiguration tables() {
        var tables = new DefaultDmnEngineConfiguration();
        tables.setFeelEngineFactory(SafeFeelEngine.factory());
        return tables;
    }

    /** A DMN engine of its own for Java code: it leaves no history, knows no script, and its JUEL reaches inputs only. */
    @Bean
    DmnEngine tablesWithoutHistory() {
        var tables = tables();
        tables.setScriptEngineResolver(noScripts);
        tables.setElProvider(expressions.toElProvider());
        return tables.buildEngine();
    }
}
