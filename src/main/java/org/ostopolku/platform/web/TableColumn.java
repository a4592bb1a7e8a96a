package org.ostopolku.platform.web;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A column of a {@link Table}.
 *
 * @param name as in JSON; for a nested record with a point ({@code sales.before})
 * @param cell reads the value from a row
 */
record TableColumn(String name, UnaryOperator<Object> cell) {

    /** The columns of a row type, in the order of its components. */
    static List<TableColumn> of(Class<?> row) {
        return columns("", UnaryOperator.identity(), row).toList();
    }

    private static Stream<TableColumn> columns(String prefix, UnaryOperator<Object> parent, Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .filter(component -> !Iterable.class.isAssignableFrom(component.getType())
                        && !Map.class.isAssignableFrom(component.getType()))
                .flatMap(component -> columns(prefix, parent, component));
    }

    private static Stream<TableColumn> columns(String prefix, UnaryOperator<Object> parent, RecordComponent component) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        String name = prefix + component.getName();
        UnaryOperator<Object> cell = row -> read(accessor, parent.apply(row));
        return component.getType().isRecord()
                ? columns(name + ".", cell, component.getType())
                : Stream.of(new TableColumn(name, cell));
    }

    private static Object read(Method accessor, Object row) {
        try {
            return row == null ? null : accessor.invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The column " + accessor.getName() + " cannot be read.", e);
        }
    }
}
