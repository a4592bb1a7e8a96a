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
 * Gives a controller under {@code /api} what its parameters ask for, limited to the customers within reach of whoever asks.
 * Wrong parameters are refused (400), and who sees no customer at all (403).
 */
@Component
class FigureFilterArgumentResolver implements HandlerMethodArgumentResolver {

    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final DeployedModelLabels words;
    private final CustomerOwners owners;
    private final DataScopeResolver reaches;
    private final IdentityService identityService;
    private final Clock clock;

    FigureFilterArgumentResolver(
            DeployedModelLabels words,
            CustomerOwners owners,
            DataScopeResolver reaches,
            IdentityService identityService,
            Clock clock) {
        this.words = words;
        this.owners = owners;
        this.reaches = reaches;
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
        var reach = reaches.of(caller.getUserId(), caller.getGroupIds());
        if (reach.nothing()) {
            throw Problem.forbidden("You are in no group that sees customers.");
        }
        var to = day(request, "to", LocalDate.now(clock));
        var from = day(request, "from", to.minusMonths(11).withDayOfMonth(1));
        if (to.isBefore(from)) {
            throw Problem.invalidParameter("to", to.toString(), "give a day that is not before " + from);
        }
        var model = model(request);
        return new FigureFilter(
                from,
                to,
                fact(request, "segment"),
                fact(request, "buyingSituation"),
                fact(request, "productCategory"),
                owner(request),
                model.length == 0 ? null : model[0],
                model.length == 0 ? null : Integer.valueOf(model[1]),
                reach.everything() ? null : reach.owners());
    }

    private static String given(NativeWebRequest request, String parameter) {
        var value = request.getParameter(parameter);
        return value == null || value.isBlank() ? null : value;
    }

    private static LocalDate day(NativeWebRequest request, String parameter, LocalDate otherwise) {
        var value = given(request, parameter);
        try {
            var day = value == null ? otherwise : LocalDate.parse(value);
            if (!day.isBefore(ComparedPeriods.BEGINNING) && !day.isAfter(LAST)) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // falls through to the message, which is the same for no day and for one that is too far away
        }
        throw Problem.invalidParameter(parameter, value, "give a day such as 2026-11-02");
    }

    /** The value of a fact; empty stands for a fact that is not known. */
    private String fact(NativeWebRequest request, String parameter) {
        var value = given(request, parameter);
        if (value == null) {
            return null;
        }
        var offered = words.now().choices(parameter, "");
        if (!contains(offered, value)) {
            throw Problem.invalidParameter(
                    parameter,
                    value,
                    "give one of " + offered.stream().map(Choice::id).collect(Collectors.joining(", ")));
        }
        return known(value);
    }

    private String owner(NativeWebRequest request) {
        var value = given(request, "owner");
        if (value != null && !value.equals(Choice.NONE) && !owners.includes(value)) {
            throw Problem.invalidParameter("owner", value, "give the user id of somebody who owns customers, or none");
        }
        return value == null ? null : known(value);
    }

    private static String known(String value) {
        return value.equals(Choice.NONE) ? "" : value;
    }

    /** Process and version; empty if none is asked for. */
    private String[] model(NativeWebRequest request) {
        var value = given(request, "model");
        if (value != null && !contains(words.now().versions(), value)) {
            throw Problem.invalidParameter("model", value, "give process and version of a model, such as sale:1");
        }
        return value == null ? new String[0] : value.split(":");
    }

    private static boolean contains(List<Choice> choices, String id) {
        return choices.stream().anyMatch(choice -> choice.id().equals(id));
    }
}
