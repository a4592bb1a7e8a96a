package org.ostopolku.analytics.journeymap;

import io.swagger.v3.oas.annotations.Operation;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.security.authorization.DataScope;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers the journey map: the models for every user, the figures of the customers that the user may see. */
@RestController
class JourneyMapController {

    private final JourneyMapService maps;

    JourneyMapController(JourneyMapService maps) {
        this.maps = maps;
    }

    @Operation(
            summary = "The living journey map",
            description = "What the newest deployed models say of every stage and of the processes that serve all"
                    + " stages: the customer's steps, our touchpoints, their live figures and open development needs.")
    @GetMapping(path = "/api/journey-map", produces = MediaType.APPLICATION_JSON_VALUE)
    JourneyMap map(FigureFilter filter, DataScope scope) {
        return maps.draw(filter, scope);
    }
}
