package org.ostopolku.security.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Absolute addresses begin with the public address, and requests to other hosts are refused. */
@Tag("once")
class UrlFirewallFilterTest {

    private final UrlFirewallFilter filter =
            new UrlFirewallFilter(PublicAddress.parse("https://sales.example.com"), "/actuator/health");

    @ParameterizedTest
    @CsvSource({
        "sales.example.com, /api/me, 200",
        "SALES.example.com, /api/me, 200",
        "localhost, /api/me, 200",
        "other.example, /api/me, 400",
        "sales.example.com.other.example, /api/me, 400",
        "10.0.0.7, /api/me, 400",
        "10.0.0.7, /actuator/health, 200",
        "10.0.0.7, /actuator/healthy, 400"
    })
    void only_the_public_address_is_answered(String host, String path, int status) throws Exception {
        var request = new MockHttpServletRequest("GET", path);
        request.setServerName(host);
        var response = new MockHttpServletResponse();
        var chain = new MockFilterChain();

        filter.doFilter(request, response, chain);

        assertThat(response.getStatus()).isEqualTo(status);
        if (status == 200) {
            var url = ((HttpServletRequest) chain.getRequest()).getRequestURL();
            assertThat(url).hasToString("https://sales.example.com" + path);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales.example.com", "https://sales.example.com/path", "ftp://sales.example.com"})
    void a_public_address_is_a_scheme_and_a_host(String setting) {
        assertThatThrownBy(() -> PublicAddress.parse(setting)).hasMessageContaining("give a scheme, a host");
    }
}
