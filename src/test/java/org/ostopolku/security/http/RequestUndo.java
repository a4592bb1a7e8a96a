package org.ostopolku.security.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Undoes what a request of a test does if it asks for that, so that every role can do the same to the same customer, even
 * delete them. The product knows nothing of it.
 */
@Component
class RequestUndo extends OncePerRequestFilter {

    static final String HEADER = "X-Test-Undone";

    private final TransactionTemplate transaction;

    RequestUndo(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var thrown = transaction.execute(status -> {
            status.setRollbackOnly();
            try {
                chain.doFilter(request, response);
                return null;
            } catch (ServletException | IOException e) {
                return e;
            }
        });
        if (thrown instanceof ServletException e) {
            throw e;
        }
        if (thrown instanceof IOException e) {
            throw e;
        }
    }
}
