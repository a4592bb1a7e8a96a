package org.ostopolku.process.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KpiIdsTest {

    @Test
    void the_catalogue_has_every_kpi_that_java_refers_to() throws Exception {
        var catalogue = Files.readString(Path.of("bpmn", "kpi-catalogue.dmn"));
        var fields = Arrays.stream(KpiIds.class.getFields()).toList();

        assertThat(fields).hasSizeGreaterThan(20);
        for (var field : fields) {
            assertThat(catalogue).contains("<text>\"%s\"</text>".formatted(field.get(null)));
        }
    }
}
