package org.ostopolku.platform.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.ognl.ObjectPropertyAccessor;
import org.apache.ibatis.ognl.OgnlContext;
import org.apache.ibatis.ognl.OgnlException;
import org.apache.ibatis.ognl.OgnlRuntime;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;

/**
 * Reads the properties of the engine's queries for MyBatis and remembers their methods. The engine's SQL (7.24.0) asks for
 * {@code query.isOrQueryActive} and other names that include the "is" of their method. MyBatis (3.5.15) remembers methods
 * by the names of JavaBean properties only, so for these it would search all methods of the class again and again: for each query of
 * tasks, several hundred names in lower case.
 */
@UsesEngineInternals("the parameter objects of the engine's SQL")
final class QueryPropertyAccessor extends ObjectPropertyAccessor {

    private static final ClassValue<Map<String, Optional<Method>>> METHODS = new ClassValue<>() {
        @Override
        protected Map<String, Optional<Method>> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    /** Registers this accessor for the parameters of all queries, in the whole JVM. */
    static void register() {
        OgnlRuntime.setPropertyAccessor(ListQueryParameterObject.class, new QueryPropertyAccessor());
    }

    @Override
    public Object getProperty(OgnlContext context, Object query, Object name) throws OgnlException {
        var method = name.toString().startsWith("is")
                ? METHODS.get(query.getClass())
                        .computeIfAbsent(name.toString(), wanted -> method(query.getClass(), wanted))
                : Optional.<Method>empty();
        if (method.isEmpty()) {
            return super.getProperty(context, query, name);
        }
        try {
            return method.get().invoke(query);
        } catch (InvocationTargetException e) {
            throw new OgnlException(name.toString(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new OgnlException(name.toString(), e);
        }
    }

    private static Optional<Method> method(Class<?> type, String name) {
        try {
            return Optional.of(type.getMethod(name));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }
}
