package org.ostopolku.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ostopolku.OstopolkuApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a person reads who starts on PostgreSQL without saying where it is. */
@Tag("once")
@ExtendWith(OutputCaptureExtension.class)
class PostgresSettingsTest {

    @Test
    void a_missing_setting_is_named(CapturedOutput console) {
        start("--OSTOPOLKU_DB_URL=jdbc:postgresql://localhost/ostopolku", "--OSTOPOLKU_DB_PASSWORD= ");

        assertThat(console)
                .contains("The profile postgresql needs these environment variables:"
                        + " OSTOPOLKU_DB_USER, OSTOPOLKU_DB_PASSWORD.")
                .contains("Set the environment variables")
                .doesNotContain("\tat ");
    }

    @Test
    void another_kind_of_url_is_refused_without_being_printed(CapturedOutput console) {
        start(
                "--OSTOPOLKU_DB_URL=postgres://ostopolku:a-secret@localhost/ostopolku",
                "--OSTOPOLKU_DB_USER=ostopolku",
                "--OSTOPOLKU_DB_PASSWORD=a-secret");

        assertThat(console)
                .contains("OSTOPOLKU_DB_URL is not the URL of a PostgreSQL database:"
                        + " it must begin with jdbc:postgresql:")
                .doesNotContain("a-secret");
    }

    private static void start(String... settings) {
        assertThatThrownBy(() -> new SpringApplicationBuilder(OstopolkuApplication.class)
                        .profiles("postgresql")
                        .run(settings))
                .isInstanceOf(RuntimeException.class);
    }
}
