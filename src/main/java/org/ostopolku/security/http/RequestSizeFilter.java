package org.ostopolku.security.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a body that is too large (413) before it is read into memory. Multipart uploads have a limit of their own. */
class RequestSizeFilter extends OncePerRequestFilter {

    private final long body;
    private final long upload;

    RequestSizeFilter(DataSize body, DataSize upload) {
        this.body = body.toBytes();
        this.upload = upload.toBytes();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long length = request.getContentLengthLong();
        long limit = isUpload(request) ? upload : body;
        if (length > limit) {
            response.sendError(HttpStatus.PAYLOAD_TOO_LARGE.value());
        } else if (length >= 0) {
            chain.doFilter(request, response);
        } else {
            filterWithLimit(new SizeLimitedRequest(request, response, limit), response, chain);
        }
    }

    private static boolean isUpload(HttpServletRequest request) {
        return String.valueOf(request.getContentType()).regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    }

    /** Ignores the error that follows when the limit cuts the body: the answer stays 413. */
    private static void filterWithLimit(SizeLimitedRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException e) {
            if (!request.isTooLarge()) {
                throw e;
            }
        }
    }
}
