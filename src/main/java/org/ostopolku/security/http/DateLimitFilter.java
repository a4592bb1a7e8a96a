package org.ostopolku.security.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.text.ParsePosition;
import java.text.SimpleDateFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.rest.dto.VariableValueDto;
import org.camunda.bpm.engine.rest.dto.task.TaskDto;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.rest.mapper.JacksonConfigurator;
import org.camunda.bpm.engine.rest.util.EngineUtil;
import org.camunda.bpm.engine.task.Task;
import org.ostopolku.platform.engine.DateLimits;
import org.springframework.util.ReflectionUtils;

/**
 * Refuses dates that the engine (7.24.0) would accept, but that cannot be stored on every database, or that would hide a task for
 * ever: the due date and the follow-up date of a task lie within {@link DateLimits}; every other date in a body or in the address has
 * a year from 1 to 9999.
 */
class DateLimitFilter implements ContainerRequestFilter, ReaderInterceptor {

    private static final String BODIES = "org.camunda.bpm.engine.rest.";
    private static final String UPDATED = DateLimitFilter.class.getName();
    private static final String FIX = "give a year from 1 to 9999";

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(UPDATED, request.getUriInfo().getPathParameters().getFirst("id"));
        request.getUriInfo()
                .getQueryParameters()
                .forEach((name, values) -> values.forEach(value -> parse(value)
                        .filter(date -> !DateLimits.isStorable(date))
                        .ifPresent(date -> refuse(request, name))));
    }

    private static void refuse(ContainerRequestContext request, String name) {
        request.abortWith(
                RestError.respond(Response.Status.BAD_REQUEST, "InvalidRequestException", sentence(name, FIX)));
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext request) throws IOException {
        var body = request.proceed();
        if (body instanceof TaskDto task) {
            checkDay("due", task.getDue(), Task::getDueDate, request);
            checkDay("followUp", task.getFollowUp(), Task::getFollowUpDate, request);
        }
        check("body", body);
        return body;
    }

    /**
     * By the real time, also while the clock of the engine is moved by a simulation. A date that the task has already may come back: a
     * model may have set it, and Tasklist sends the whole task.
     */
    private static void checkDay(
            String field, Date date, Function<Task, Date> present, ReaderInterceptorContext request) {
        if (date != null && isFar(date) && !isKept(date, present, request)) {
            throw refused(field, "give a day of " + DateLimits.DAYS_FIX);
        }
    }

    /** The engine answers a task that does not exist, or that the caller may not read. */
    private static boolean isKept(Date date, Function<Task, Date> present, ReaderInterceptorContext request) {
        var id = request.getProperty(UPDATED);
        if (id == null) {
            return false;
        }
        var task = EngineUtil.lookupProcessEngine(null)
                .getTaskService()
                .createTaskQuery()
                .taskId(id.toString())
                .singleResult();
        return task == null || isSame(date, present.apply(task));
    }

    private static boolean isFar(Date date) {
        var zone = ZoneId.systemDefault();
        return DateLimits.problem(LocalDate.ofInstant(date.toInstant(), zone), LocalDate.now(zone))
                .isPresent();
    }

    private static boolean isSame(Date date, Date present) {
        return present != null && date.getTime() == present.getTime();
    }

    private static void check(String name, Object value) {
        if (value instanceof Date date) {
            if (!DateLimits.isStorable(date)) {
                throw refused(name, FIX);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> check(String.valueOf(key), inner));
        } else if (value instanceof Collection<?> list) {
            list.forEach(inner -> check(name, inner));
        } else if (value instanceof VariableValueDto variable) {
            checkVariable(name, variable);
        } else if (value != null
                && !value.getClass().isEnum()
                && value.getClass().getName().startsWith(BODIES)) {
            checkFields(value);
        }
    }

    private static void checkVariable(String name, VariableValueDto variable) {
        if ("date".equalsIgnoreCase(variable.getType()) && variable.getValue() instanceof String text) {
            check(name, parse(text).orElse(null));
        }
    }

    /** The fields, because most bodies of queries have no getters. Some dates are texts, such as executionDate. */
    private static void checkFields(Object body) {
        ReflectionUtils.doWithFields(
                body.getClass(),
                field -> {
                    field.setAccessible(true);
                    var value = field.get(body);
                    check(
                            field.getName(),
                            value instanceof String text && field.getName().endsWith("Date")
                                    ? parse(text).orElse(null)
                                    : value);
                },
                field -> !Modifier.isStatic(field.getModifiers())
                        && !field.getType().isPrimitive());
    }

    /** The date that the engine reads from a text; empty if it is none. */
    private static Optional<Date> parse(String text) {
        return Optional.ofNullable(
                new SimpleDateFormat(JacksonConfigurator.dateFormatString).parse(text, new ParsePosition(0)));
    }

    private static InvalidRequestException refused(String field, String fix) {
        return new InvalidRequestException(Response.Status.BAD_REQUEST, sentence(field, fix));
    }

    private static String sentence(String field, String fix) {
        return "The date \"" + field + "\" is too far away; " + fix + ".";
    }
}
