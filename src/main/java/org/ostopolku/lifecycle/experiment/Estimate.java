package org.ostopolku.lifecycle.experiment;

import io.swagger.v3.oas.annotations.media.Schema;

/** What a figure is, and between which bounds it truly lies, as far as one can tell from so many journeys. */
@Schema(
        description =
                "A figure with its 95 % interval. A bound is null where there is none, such as days beyond those watched.")
record Estimate(
        @Schema(description = "The figure itself; null if nothing can be told, or it is beyond the days watched.")
        Double value,

        @Schema(description = "The lower bound; null if there is none.")
        Double low,

        @Schema(description = "The upper bound; null if there is none.")
        Double high) {

    static final Estimate NOTHING = new Estimate(null, null, null);
}
