package org.ostopolku.lifecycle.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A form that sends personal data to other hosts, or asks for passwords, is refused; links to own pages are not. */
@Tag("once")
class FormSafetyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            html | <a href="https://example.com/?c={{customerName}}">Map</a>
            html | <a href="https://example.com/">Help</a>
            html | <a href="//example.com/">Help</a>
            html | <a href="/\\example.com/">Help</a>
            html | <a href=https://example.com>Help</a>
            html | <a href='&#104;ttps://example.com'>Help</a>
            html | <a href="mailto:{{contactEmail}}">Write</a>
            html | <a href="/journey-map/?customer={{customerName}}">Map</a>
            html | <a href="{{customerNeeds}}">Map</a>
            html | <p style="background: url(https://example.com/p.png)">x</p>
            html | <style>@import "https://example.com/x.css";</style>
            html | <p>{{ "<a hr" + "ef=x>" }}</p>
            html | ="<a title=\\"x\\">" + customerName
            text | [Map](https://example.com/?q={{customerName}})
            text | [Map](  <https://example.com> )
            text | [Map](/journey-map/{{customerId}})
            text | ![Picture](https://example.com/p.png)
            text | https://example.com/{{customerName}}
            text | www.example.com
            text | <https://example.com>
            text | <mailto:someone@example.com>
            text | [Map]: https://example.com
            """)
    void an_address_outside_of_the_application_or_with_data_is_refused(String type, String content) {
        assertThat(rules(part(type, content))).contains("FORM_ADDRESS");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            html | <a href="/journey-map/#sale">The map of the journey</a>
            html | <h3>{{if customerName != null then customerName else "New customer"}}</h3>
            html | <p title="3 < 4">Personal data: the customer, and/or the contact</p>
            text | [The map](/journey-map/) and 24/7 service: see the tab *Customer*
            text | Value: {{if expectedValue < 100 then "small (net)" else "large"}}
            text | Ask at 10:30 // or later; mail: contactEmail
            """)
    void other_texts_are_accepted(String type, String content) {
        assertThat(rules(part(type, content))).doesNotContain("FORM_ADDRESS", "FORM_INPUT", "NO_PASSWORD");
    }

    @ParameterizedTest
    @CsvSource({
        "<input name='a'>",
        "<BUTTON>Send</BUTTON>",
        "< textarea></textarea>",
        "<select></select>",
        "<video></video>"
    })
    void an_element_that_asks_or_loads_is_refused(String content) {
        assertThat(rules(part("html", content))).contains("FORM_INPUT");
    }

    @ParameterizedTest
    @CsvSource({
        "textfield, label, The customer's password",
        "textfield, label, Asiakkaan salasana",
        "number, label, PIN of the card",
        "textarea, description, Give user name and Pass Phrase",
        "textfield, key, customerPassword",
        "textfield, label, Lösenord",
        "textfield, label, Kennwort",
        "number, label, CVV"
    })
    void a_question_for_a_password_is_refused(String type, String property, String text) {
        var part = Map.of("type", type, "id", "Field_Secret", property, text);
        assertThat(rules(part)).contains("NO_PASSWORD");
    }

    private static Map<String, String> part(String type, String content) {
        return Map.of("type", type, "id", "Field_Text", type.equals("html") ? "content" : "text", content);
    }

    private static List<String> rules(Map<String, String> part) {
        try {
            var form = JsonMapper.builder()
                    .build()
                    .writeValueAsBytes(Map.of("id", "tested", "type", "default", "components", List.of(part)));
            return ModelRules.check(Map.of("tested.form", form), ShippedFiles.KNOWN).stream()
                    .map(Finding::rule)
                    .toList();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
