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
 * Where somebody who came with the company's account ends the session with the company's OpenID provider, if the provider
 * says where (RP-initiated logout). The web applications log out by a script, so the answer to it tells the address, and
 * {@code provider-logout.js} goes there.
 */
@Component
public class OidcLogout {

    private static final String HEADER = "X-Logout-Address";
    private static final String ADDRESS = OidcLogout.class.getName();

    /** The headers of an answer have 8 KB; of a token that is longer the provider asks the person instead. */
    private static final int LONGEST_HINT = 4000;

    private final ObjectProvider<ClientRegistrationRepository> providers;
    private final String home;

    OidcLogout(
            ObjectProvider<ClientRegistrationRepository> providers,
            @Value("${camunda.bpm.webapp.application-path:/camunda}") String webapps) {
        this.providers = providers;
        this.home = webapps + "/app/welcome/default/";
    }

    /** The session that has begun remembers where it is ended. */
    void isTo(HttpServletRequest request, OAuth2AuthenticationToken login) {
        var us = providers.getObject().findByRegistrationId(login.getAuthorizedClientRegistrationId());
        var end = us.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
        if (end != null) {
            var token = ((OidcUser) login.getPrincipal()).getIdToken().getTokenValue();
            var address = UriComponentsBuilder.fromUriString(end.toString())
                    .queryParam("client_id", "{client}")
                    .queryParam("post_logout_redirect_uri", "{home}");
            if (token.length() <= LONGEST_HINT) {
                address.queryParam("id_token_hint", "{token}");
            }
            request.getSession()
                    .setAttribute(
                            ADDRESS,
                            address.encode()
                                    .buildAndExpand(
                                            Map.of("client", us.getClientId(), "home", home(request), "token", token))
                                    .toUriString());
        }
    }

    private String home(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request).path(home).toUriString();
    }

    /** Tells the address to a script that logs out of this session. */
    public static void tell(HttpSession session, HttpServletRequest request, HttpServletResponse response) {
        if (request.getMethod().equals("POST")
                && request.getRequestURI().endsWith("/logout")
                && session.getAttribute(ADDRESS) instanceof String address) {
            response.setHeader(HEADER, address);
        }
    }
}
