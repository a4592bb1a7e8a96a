package org.ostopolku;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Checks the bill of materials in the jar and the list of suppressed vulnerabilities. */
@Tag("once")
class SupplyChainTest {

    @Test
    void the_bill_of_materials_lists_runtime_jars_and_no_test_jars() throws Exception {
        InputStream written = getClass().getResourceAsStream("/META-INF/sbom/application.cdx.json");
        assumeThat(written).as("Maven writes it only with a network").isNotNull();
        JsonNode bill = new ObjectMapper().readTree(written);
        List<String> jars = new ArrayList<>();
        bill.get("components")
                .forEach(part -> jars.add(
                        part.get("name").asText() + "-" + part.get("version").asText() + ".jar"));

        assertThat(jars)
                .hasSizeGreaterThan(100)
                .contains(
                        jarOf(ProcessEngine.class.getName()),
                        jarOf("org.springframework.boot.SpringApplication"),
                        jarOf("liquibase.Liquibase"),
                        jarOf("org.postgresql.Driver"))
                .doesNotContain(
                        jarOf("com.tngtech.archunit.junit.ArchTest"), jarOf("com.microsoft.playwright.Playwright"));
    }

    @Test
    void a_suppressed_vulnerability_names_one_version_a_reason_and_the_tests_that_prove_it() throws Exception {
        var entries = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new File("vulnerabilities.xml"))
                .getElementsByTagName("suppress");

        assertThat(IntStream.range(0, entries.getLength()).mapToObj(at -> (Element) entries.item(at)))
                .isNotEmpty()
                .allSatisfy(entry -> {
                    assertThat(text(entry, "cve")).matches("CVE-\\d{4}-\\d+");
                    assertThat(text(entry, "packageUrl")).matches("\\^pkg:maven/.*@\\d+(\\\\\\.\\d+)+\\$");
                    assertThat(proofs(text(entry, "notes"))).isNotEmpty().allSatisfy(proof -> assertThat(
                                    getClass().getResource("/org/ostopolku/" + proof.replace('.', '/') + ".class"))
                            .as(proof)
                            .isNotNull());
                });
    }

    private static List<String> proofs(String notes) {
        assertThat(notes).contains("Proof: ");
        return List.of(notes.substring(notes.indexOf("Proof: ") + 7).strip().split("\\.?,\\s*|\\.$"));
    }

    private static String text(Element entry, String name) {
        return entry.getElementsByTagName(name).item(0).getTextContent();
    }

    private static String jarOf(String type) throws Exception {
        return Path.of(Class.forName(type)
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .getFileName()
                .toString();
    }
}
