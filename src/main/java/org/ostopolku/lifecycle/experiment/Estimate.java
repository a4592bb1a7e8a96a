package org.ostopolku.lifecycle.experiment;

import io.swagger.v3.oas.annotations.media.Schema;

@Schema(
        description =
                "A figure with its 95 % confidence interval. A bound is null if there is none, such as days beyond the watched period.")
record Estimate(
        @Schema(description = "The figure; null if unknown, or beyond the watched period.")
        Double value,

        @Schema(description = "The lower bound; null if there is none.")
        Double low,

        @Schema(description = "The upper bound; null if there is none.")
        Double high) {

    static final Estimate NOTHING = new Estimate(null, null, null);
}
