package org.ostopolku.map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.ostopolku.access.Reach;
import org.ostopolku.api.WrongParameter;
import org.ostopolku.kpi.FigureFilter;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers the living journey map: the models to everybody inside, the figures within reach. */
@RestController
class JourneyMapController {

    private static final Pattern MODEL = Pattern.compile("([A-Za-z0-9_-]+):([0-9]{1,9})");

    private final JourneyMaps maps;
    private final Clock clock;

    JourneyMapController(JourneyMaps maps, Clock clock) {
        this.maps = maps;
        this.clock = clock;
    }

    @Operation(
            summary = "The living journey map",
            description = "What the newest deployed models say of every stage and of the processes that serve all"
                    + " stages: the customer's steps, our touchpoints, their live figures and open development needs.")
    @GetMapping(path = "/api/journey-map", produces = MediaType.APPLICATION_JSON_VALUE)
    JourneyMap map(
            @Parameter(description = "First day of the figures; by default the first of the month eleven months ago.")
                    @RequestParam(required = false)
                    LocalDate from,
            @Parameter(description = "Last day of the figures, included; by default today.")
                    @RequestParam(required = false)
                    LocalDate to,
            @Parameter(description = "Only customers of this segment.") @RequestParam(required = false) String segment,
            @Parameter(description = "Only customers in this buying situation.") @RequestParam(required = false)
                    String buyingSituation,
            @Parameter(description = "Only customers who look at this product category.")
                    @RequestParam(required = false)
                    String productCategory,
            @Parameter(description = "Only customers of this owner (user id).") @RequestParam(required = false)
                    String owner,
            @Parameter(description = "Only what this version of a process logged, such as sale:3.")
                    @RequestParam(required = false)
                    String model,
            Reach reach) {
        var today = LocalDate.now(clock);
        var last = to != null ? to : today;
        var first = from != null ? from : today.withDayOfMonth(1).minusMonths(11);
        if (last.isBefore(first)) {
            throw new WrongParameter("to", last.toString(), "give a day that is not before " + first);
        }
        var version = model == null ? null : MODEL.matcher(model);
        if (version != null && !version.matches()) {
            throw new WrongParameter("model", model, "give a process and its version such as sale:3");
        }
        return maps.draw(new FigureFilter(
                first,
                last,
                segment,
                buyingSituation,
                productCategory,
                owner,
                version == null ? null : version.group(1),
                version == null ? null : Integer.valueOf(version.group(2)),
                reach.everything() ? null : reach.owners()));
    }
}
