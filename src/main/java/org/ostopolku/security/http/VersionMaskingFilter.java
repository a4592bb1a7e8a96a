package org.ostopolku.security.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Replaces the engine's version in the files of the web applications by a hash of the same length. The hash changes with the
 * version, so that browsers still load new files after an upgrade.
 */
class VersionMaskingFilter extends OncePerRequestFilter {

    private final byte[] version;
    private final byte[] replacement;

    VersionMaskingFilter(String version) {
        this.version = version.getBytes(StandardCharsets.US_ASCII);
        var hash = Long.toString(Integer.toUnsignedLong(version.hashCode()), Character.MAX_RADIX);
        this.replacement =
                Arrays.copyOf(hash.repeat(version.length()).getBytes(StandardCharsets.US_ASCII), this.version.length);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().matches(".*(/|\\.html|\\.js|\\.css|/[^.]*)");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var file = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, file);
        var content = file.getContentAsByteArray();
        if (response.isCommitted()) {
            return;
        }
        if (replaceIn(content)) {
            file.resetBuffer();
            file.getOutputStream().write(content);
        }
        file.copyBodyToResponse();
    }

    private boolean replaceIn(byte[] content) {
        boolean found = false;
        for (int i = 0; i <= content.length - version.length; i++) {
            if (content[i] == version[0] && Arrays.equals(content, i, i + version.length, version, 0, version.length)) {
                System.arraycopy(replacement, 0, content, i, replacement.length);
                found = true;
            }
        }
        return found;
    }
}
