package org.ostopolku.security.authentication.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.ostopolku.security.authentication.AccessNotGrantedException;
import org.ostopolku.security.authentication.LoginAudit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Begins a session of the web applications after a login at the company's OpenID provider. */
@Component
@UsesEngineInternals("the session of the web applications holds internal types")
class OidcLoginHandler implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(OidcLoginHandler.class);

    private final OidcSettings settings;
    private final OidcUserSynchronizer users;
    private final LoginAudit logins;
    private final OidcLogout logout;
    private final ProcessEngine engine;
    private final String home;
    private final RequestCache pages;

    OidcLoginHandler(
            OidcSettings settings,
            OidcUserSynchronizer users,
            LoginAudit logins,
            OidcLogout logout,
            ProcessEngine engine,
            @Value("${camunda.bpm.webapp.application-path:/camunda}") String webapps) {
        this.settings = settings;
        this.users = users;
        this.logins = logins;
        this.logout = logout;
        this.engine = engine;
        this.home = webapps + "/app/welcome/default/";
        this.pages = pages();
    }

    private static RequestCache pages() {
        var pages = new HttpSessionRequestCache();
        pages.setMatchingRequestParameterName(null);
        return pages;
    }

    /** The page that a user requested before the login. */
    RequestCache requestedPages() {
        return pages;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        SecurityContextHolder.clearContext();
        var page = pages.getRequest(request, response);
        var oidcUser = (OidcUser) authentication.getPrincipal();
        try {
            begin(request, oidcUser);
        } catch (AccessNotGrantedException e) {
            logins.recordRefusal(settings.name(oidcUser), e.getMessage());
            refuse(request, response, e.getMessage());
            return;
        }
        logout.storeAddress(request, (OAuth2AuthenticationToken) authentication);
        response.sendRedirect(response.encodeRedirectURL(target(request, page)));
    }

    private void begin(HttpServletRequest request, OidcUser oidcUser) {
        var person = settings.person(oidcUser)
                .orElseThrow(() -> new AccessNotGrantedException(
                        "Your account belongs to no group of Ostopolku. Ask an administrator for a group."));
        var id = users.synchronize(person);
        AuthenticationUtil.revalidateSession(request, AuthenticationUtil.createAuthentication(engine, id));
        logins.recordWebappLogin(id, "OpenID Connect");
    }

    /** The path only: the host of the saved page is what the client sent. */
    private String target(HttpServletRequest request, SavedRequest page) {
        return page == null
                ? request.getContextPath() + home
                : UriComponentsBuilder.fromUriString(page.getRedirectUrl())
                        .scheme(null)
                        .host(null)
                        .port(null)
                        .build()
                        .toUriString();
    }

    /** The log holds the cause; the user can only try again. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException error)
            throws IOException {
        SecurityContextHolder.clearContext();
        LOG.info("A login with the company's account failed: {}", error.getMessage());
        logins.recordRefusal(null, "OpenID Connect failed");
        refuse(request, response, "The login with the company's account failed. Open the page again to try once more.");
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, String sentence)
            throws IOException {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(sentence);
    }
}
