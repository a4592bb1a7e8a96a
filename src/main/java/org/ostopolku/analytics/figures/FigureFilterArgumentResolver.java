package org.ostopolku.analytics.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.ostopolku.platform.web.Problem;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.security.authorization.DataScopeResolver;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Makes the {@link FigureFilter} of a controller method from the request parameters, limited to the customers whom the caller
 * may see. Answers 400 to a wrong parameter, and 403 to a caller who may see no customer.
 */
@Component
class FigureFilterArgumentResolver implements HandlerMethodArgumentResolver {

    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final DeployedModelLabels labels;
    private final CustomerOwners owners;
    private final DataScopeResolver scopes;
    private final IdentityService identityService;
    private final Clock clock;

    FigureFilterArgumentResolver(
            DeployedModelLabels labels,
            CustomerOwners owners,
            DataScopeResolver scopes,
            IdentityService identityService,
            Clock clock) {
        this.labels = labels;
        this.owners = owners;
        this.scopes = scopes;
        this.identityService = identityService;
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == FigureFilter.class;
    }

    @Override
    public FigureFilter resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        var caller = identityService.getCurrentAuthentication();
        var scope = scopes.resolve(caller.getUserId(), caller.getGroupIds());
        if (scope.nothing()) {
            throw Problem.forbidden("You are in no group that sees customers.");
        }
        var to = day(request, "to", LocalDate.now(clock));
        var from = day(request, "from", to.minusMonths(11).withDayOfMonth(1));
        if (to.isBefore(from)) {
            throw Problem.invalidParameter("to", to.toString(), "give a day that is not before " + from);
        }
        var model = model(request);
        return FigureFilter.of(from, to)
                .withSegment(fact(request, "segment"))
                .withBuyingSituation(fact(request, "buyingSituation"))
                .withProductCategory(fact(request, "productCategory"))
                .withOwner(owner(request))
                .withProcess(model.length == 0 ? null : model[0], model.length == 0 ? null : Integer.valueOf(model[1]))
                .withOwners(scope.everything() ? null : scope.owners());
    }

    private static String value(NativeWebRequest request, String parameter) {
        var value = request.getParameter(parameter);
        return value == null || value.isBlank() ? null : value;
    }

    private static LocalDate day(NativeWebRequest request, String parameter, LocalDate otherwise) {
        var value = value(request, parameter);
        try {
            var day = value == null ? otherwise : LocalDate.parse(value);
            if (!day.isBefore(ComparedPeriods.BEGINNING) && !day.isAfter(LAST)) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // the exception below is the same for a text that is no day and for a day out of range
        }
        throw Problem.invalidParameter(parameter, value, "give a day such as 2026-11-02");
    }

    /** Empty for an unknown fact. */
    private String fact(NativeWebRequest request, String parameter) {
        var value = value(request, parameter);
        if (value == null) {
            return null;
        }
        var offered = labels.read().choices(parameter, "");
        if (!contains(offered, value)) {
            throw Problem.invalidParameter(
                    parameter,
                    value,
                    "give one of " + offered.stream().map(Choice::id).collect(Collectors.joining(", ")));
        }
        return emptyIfNone(value);
    }

    private String owner(NativeWebRequest request) {
        var value = value(request, "owner");
        if (value != null && !value.equals(Choice.NONE) && !owners.includes(value)) {
            throw Problem.invalidParameter("owner", value, "give the id of a user who owns customers, or none");
        }
        return value == null ? null : emptyIfNone(value);
    }

    private static String emptyIfNone(String value) {
        return value.equals(Choice.NONE) ? "" : value;
    }

    /** Process and version; empty without the parameter. */
    private String[] model(NativeWebRequest request) {
        var value = value(request, "model");
        if (value != null && !contains(labels.read().versions(), value)) {
            throw Problem.invalidParameter("model", value, "give process and version of a model, such as sale:1");
        }
        return value == null ? new String[0] : value.split(":");
    }

    private static boolean contains(List<Choice> choices, String id) {
        return choices.stream().anyMatch(choice -> choice.id().equals(id));
    }
}
