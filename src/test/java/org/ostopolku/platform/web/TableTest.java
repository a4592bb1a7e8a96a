package org.ostopolku.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ostopolku.security.web.ApiTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What a program and what a spreadsheet gets of a table. */
@ApiTest
class TableTest {

    private static final String[] HEADERS = {
        "customer", "pieces", "price", "discount", "open", "sentOn", "answeredAt", "change.before", "change.after"
    };
    private static final String DEFUSED = "'=HYPERLINK(\"http://x\"), Äijä & \"Öljy\"; Oy\r\nTampere";

    @Autowired
    private TestRestTemplate rest;

    @Test
    void a_program_gets_an_array_of_objects() {
        ResponseEntity<JsonNode> answer = get("/api/test/offers", "*/*", "fi", JsonNode.class);

        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
        JsonNode offer = answer.getBody().path(0);
        assertThat(offer.path("customer").asText()).startsWith("=HYPERLINK");
        assertThat(offer.path("price").decimalValue()).isEqualByComparingTo("0.25");
        assertThat(offer.path("sentOn").asText()).isEqualTo("2026-03-29");
        assertThat(offer.path("answeredAt").asText()).isEqualTo("2026-03-29T01:30:00Z");
        assertThat(answer.getBody()).hasSize(2);
    }

    @Test
    void a_finnish_spreadsheet_finds_its_cells() throws IOException {
        List<CSVRecord> lines =
                spreadsheet(get("/api/test/offers?format=csv&locale=fi", "*/*", "en", byte[].class), ';');

        assertThat(lines.get(0)).containsExactly(HEADERS);
        assertThat(lines.get(1))
                .containsExactly(
                        DEFUSED,
                        "-3",
                        "0,25",
                        "1234567,50",
                        "true",
                        "2026-03-29",
                        "2026-03-29 04:30:00",
                        "0,00000010",
                        "");
        assertThat(lines.get(2)).containsExactly("'+358 40 123", "0", "", "", "false", "", "", "", "");
    }

    @Test
    void an_english_spreadsheet_finds_its_cells() throws IOException {
        List<CSVRecord> lines = spreadsheet(get("/api/test/offers", "text/csv", "sv, en", byte[].class), ',');

        assertThat(lines.get(0)).containsExactly(HEADERS);
        assertThat(lines.get(1))
                .containsExactly(
                        DEFUSED,
                        "-3",
                        "0.25",
                        "1234567.50",
                        "true",
                        "2026-03-29",
                        "2026-03-29 04:30:00",
                        "0.00000010",
                        "");
    }

    @ParameterizedTest
    @CsvSource({
        "fi-FI, customer;pieces",
        "'sv-FI, fi;q=0.8, en;q=0.5', customer;pieces",
        "'en-GB, fi;q=0.5', 'customer,pieces'",
        "de, 'customer,pieces'"
    })
    void the_language_of_the_browser_is_the_language_of_the_spreadsheet(String languages, String start) {
        assertThat(get("/api/test/offers?format=csv", "*/*", languages, String.class)
                        .getBody())
                .contains(start);
    }

    @Test
    void the_file_has_the_name_of_its_address_and_json_wins_over_accept() {
        HttpHeaders headers = get("/api/test/offers?format=csv", "application/json", "en", byte[].class)
                .getHeaders();
        assertThat(headers.getContentType()).hasToString("text/csv;charset=UTF-8");
        assertThat(headers.getContentDisposition().getFilename()).isEqualTo("offers.csv");

        assertThat(get("/api/test/offers?format=json", "text/csv", "en", String.class)
                        .getHeaders()
                        .getContentType())
                .isEqualTo(MediaType.APPLICATION_JSON);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/test/offers?format=xlsx, 400, give json or csv",
        "/api/test/offers?locale=de, 400, give fi or en",
        "/api/me?format=csv, 406, application/json"
    })
    void other_formats_and_languages_are_refused(String path, int status, String detail) {
        ResponseEntity<JsonNode> answer = get(path, "*/*", "en", JsonNode.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        assertThat(answer.getBody().path("detail").asText()).contains(detail);
    }

    /** Reads as a spreadsheet does whose list separator this is; the mark at the beginning gives the encoding. */
    private static List<CSVRecord> spreadsheet(ResponseEntity<byte[]> answer, char separator) throws IOException {
        String text = new String(answer.getBody(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF");
        return CSVFormat.EXCEL
                .builder()
                .setDelimiter(separator)
                .get()
                .parse(new StringReader(text.substring(1)))
                .getRecords();
    }

    private <T> ResponseEntity<T> get(String path, String accept, String languages, Class<T> type) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT, accept);
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, languages);
        return rest.withBasicAuth("iida", "iida-demo").exchange(path, HttpMethod.GET, new HttpEntity<>(headers), type);
    }
}
