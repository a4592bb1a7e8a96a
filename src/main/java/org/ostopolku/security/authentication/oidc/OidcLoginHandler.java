package org.ostopolku.security.authentication.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
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

/** Begins a session of the web applications for somebody who comes back from the company's OpenID provider. */
@Component
class OidcLoginHandler implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(OidcLoginHandler.class);

    private final OidcSettings settings;
    private final OidcUserSynchronizer people;
    private final LoginAudit logins;
    private final OidcLogout logout;
    private final ProcessEngine engine;
    private final String home;
    private final RequestCache pages;

    OidcLoginHandler(
            OidcSettings settings,
            OidcUserSynchronizer people,
            LoginAudit logins,
            OidcLogout logout,
            ProcessEngine engine,
            @Value("${camunda.bpm.webapp.application-path:/camunda}") String webapps) {
        this.settings = settings;
        this.people = people;
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

    /** Where somebody wanted to go who has to log in first. */
    RequestCache requestedPages() {
        return pages;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        SecurityContextHolder.clearContext();
        var page = pages.getRequest(request, response);
        var who = (OidcUser) authentication.getPrincipal();
        try {
            begin(request, who);
        } catch (AccessNotGrantedException e) {
            logins.refused(settings.name(who), e.getMessage());
            refuse(request, response, e.getMessage());
            return;
        }
        logout.isTo(request, (OAuth2AuthenticationToken) authentication);
        response.sendRedirect(response.encodeRedirectURL(target(request, page)));
    }

    private void begin(HttpServletRequest request, OidcUser who) {
        var person = settings.person(who)
                .orElseThrow(() -> new AccessNotGrantedException(
                        "Your account belongs to no group of Ostopolku: ask an administrator for one."));
        var id = people.mirror(person);
        AuthenticationUtil.revalidateSession(request, AuthenticationUtil.createAuthentication(engine, id));
        logins.toTheWebApplications(id, "OpenID Connect");
    }

    private String target(HttpServletRequest request, SavedRequest page) {
        return page == null ? request.getContextPath() + home : page.getRedirectUrl();
    }

    /** What went wrong between the provider and us is told in the log; the person can only try again. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        SecurityContextHolder.clearContext();
        LOG.info("Somebody could not log in with the company's account: {}", why.getMessage());
        logins.refused(null, "OpenID Connect failed");
        refuse(
                request,
                response,
                "Logging in with the company's account did not work. Open the page again to try once more.");
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
