package org.ostopolku.platform.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** Adds interceptors to both chains of the engine, those of its transaction and those of a new one. */
@UsesEngineInternals("interceptors are set on the internal configuration")
public final class EngineInterceptors {

    private EngineInterceptors() {}

    /** @param interceptor creates one for each chain; it runs inside of the transaction and of the context of the command */
    public static void add(ProcessEngineConfigurationImpl engine, Supplier<CommandInterceptor> interceptor) {
        engine.setCustomPostCommandInterceptorsTxRequired(
                and(engine.getCustomPostCommandInterceptorsTxRequired(), interceptor.get()));
        engine.setCustomPostCommandInterceptorsTxRequiresNew(
                and(engine.getCustomPostCommandInterceptorsTxRequiresNew(), interceptor.get()));
    }

    /** @param interceptor creates one for each chain; it runs outside of the transaction and of the context of the command */
    public static void addOutside(ProcessEngineConfigurationImpl engine, Supplier<CommandInterceptor> interceptor) {
        engine.setCustomPreCommandInterceptorsTxRequired(
                and(engine.getCustomPreCommandInterceptorsTxRequired(), interceptor.get()));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(
                and(engine.getCustomPreCommandInterceptorsTxRequiresNew(), interceptor.get()));
    }

    private static List<CommandInterceptor> and(List<CommandInterceptor> others, CommandInterceptor added) {
        List<CommandInterceptor> all = others == null ? new ArrayList<>() : new ArrayList<>(others);
        all.add(added);
        return all;
    }
}
