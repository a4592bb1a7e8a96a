package org.ostopolku.map;

import io.swagger.v3.oas.annotations.media.Schema;

/** A KPI that a process logs, as the catalogue describes it. */
@Schema(name = "Map.Kpi")
record MapKpi(
        @Schema(description = "Id in the catalogue.") String kpi,
        @Schema(description = "Name in the catalogue.") String name,

        @Schema(description = "EUR, days, hours, count, share, percent or score.")
        String unit,

        @Schema(description = "business, development or path.")
        String kind,

        @Schema(description = "up or down: the direction that is good.")
        String good,

        @Schema(description = "Null if there is none; of a sum it is for a month.")
        Double target) {}
