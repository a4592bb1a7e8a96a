package org.ostopolku.security.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A page of another site cannot change anything. Other clients, the own pages and links to them are not affected. */
@Tag("once")
class CrossSiteFilterTest {

    private final CrossSiteFilter filter = new CrossSiteFilter(new ObjectMapper());

    @ParameterizedTest
    @CsvSource({
        "POST, cross-site, 403",
        "PUT, cross-site, 403",
        "DELETE, cross-site, 403",
        "PATCH, cross-site, 403",
        "POST, Cross-Site, 403",
        "GET, cross-site, 200",
        "HEAD, cross-site, 200",
        "OPTIONS, cross-site, 200",
        "POST, same-site, 200",
        "POST, same-origin, 200",
        "POST, none, 200",
        "POST, , 200"
    })
    void only_a_change_from_another_site_is_refused(String method, String site, int status) throws Exception {
        var request = new MockHttpServletRequest(method, "/engine-rest/message");
        if (site != null) {
            request.addHeader("Sec-Fetch-Site", site);
        }
        var response = new MockHttpServletResponse();
        var chain = new MockFilterChain();

        filter.doFilter(request, response, chain);

        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(chain.getRequest() != null).isEqualTo(status == 200);
    }
}
