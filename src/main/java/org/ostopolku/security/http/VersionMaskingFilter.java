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
 * Serves the files of the web applications without the engine's version, which they carry so that browsers fetch new ones
 * after an upgrade. Something that changes with it, as long as it, stands in its place.
 */
class VersionMaskingFilter extends OncePerRequestFilter {

    private final byte[] version;
    private final byte[] instead;

    VersionMaskingFilter(String version) {
        this.version = version.getBytes(StandardCharsets.US_ASCII);
        var changing = Long.toString(Integer.toUnsignedLong(version.hashCode()), Character.MAX_RADIX);
        this.instead = Arrays.copyOf(
                changing.repeat(version.length()).getBytes(StandardCharsets.US_ASCII), this.version.length);
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
        if (replaced(content)) {
            file.resetBuffer();
            file.getOutputStream().write(content);
        }
        file.copyBodyToResponse();
    }

    private boolean replaced(byte[] content) {
        boolean found = false;
        for (int i = 0; i <= content.length - version.length; i++) {
            if (content[i] == version[0] && Arrays.equals(content, i, i + version.length, version, 0, version.length)) {
                System.arraycopy(instead, 0, content, i, instead.length);
                found = true;
            }
        }
        return found;
    }
}
