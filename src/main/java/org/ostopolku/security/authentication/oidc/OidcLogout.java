package org.ostopolku.security.authentication.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The logout at the company's OpenID provider (RP-initiated logout), if the provider offers it. The web applications log out by a
 * script. The response has the provider's address in a header, and {@code provider-logout.js} opens it.
 */
@Component
public class OidcLogout {

    private static final String HEADER = "X-Logout-Address";
    private static final String ADDRESS = OidcLogout.class.getName();

    /** The headers of a response have 8 KB. Without the hint, the provider asks the user. */
    private static final int MAX_HINT = 4000;

    private final ObjectProvider<ClientRegistrationRepository> providers;
    private final String home;

    OidcLogout(
            ObjectProvider<ClientRegistrationRepository> providers,
            @Value("${camunda.bpm.webapp.application-path:/camunda}") String webapps) {
        this.providers = providers;
        this.home = webapps + "/app/welcome/default/";
    }

    /** Stores the logout address in the session. */
    void storeAddress(HttpServletRequest request, OAuth2AuthenticationToken login) {
        var client = providers.getObject().findByRegistrationId(login.getAuthorizedClientRegistrationId());
        var end = client.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
        if (end != null) {
            var token = ((OidcUser) login.getPrincipal()).getIdToken().getTokenValue();
            var address = UriComponentsBuilder.fromUriString(end.toString())
                    .queryParam("client_id", "{client}")
                    .queryParam("post_logout_redirect_uri", "{home}");
            if (token.length() <= MAX_HINT) {
                address.queryParam("id_token_hint", "{token}");
            }
            request.getSession()
                    .setAttribute(
                            ADDRESS,
                            address.encode()
                                    .buildAndExpand(Map.of(
                                            "client", client.getClientId(), "home", home(request), "token", token))
                                    .toUriString());
        }
    }

    private String home(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request).path(home).toUriString();
    }

    /** Adds the address to the response to a logout. */
    public static void addHeader(HttpSession session, HttpServletRequest request, HttpServletResponse response) {
        if (request.getMethod().equals("POST")
                && request.getRequestURI().endsWith("/logout")
                && session.getAttribute(ADDRESS) instanceof String address) {
            response.setHeader(HEADER, address);
        }
    }
}
