package org.ostopolku.security.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ostopolku.platform.database.DatabaseFailures;
import org.ostopolku.platform.web.Problem;
import org.ostopolku.platform.web.ProblemHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 503 when the database is away where a filter or servlet needed it, such as to check a password. */
class UnavailableFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(UnavailableFilter.class);

    private final ProblemHandler problems;
    private final WebPaths paths;

    UnavailableFilter(ProblemHandler problems, WebPaths paths) {
        this.problems = problems;
        this.paths = paths;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (!DatabaseFailures.isUnavailable(e) || response.isCommitted()) {
                throw e;
            }
            LOG.warn("The database cannot be used: {}", e.getMessage());
            if (paths.isData(request)) {
                problems.answer(response, Problem.unavailable().with("message", DatabaseFailures.SENTENCE));
            } else {
                response.setHeader(HttpHeaders.RETRY_AFTER, DatabaseFailures.RETRY_AFTER);
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            }
        }
    }
}
