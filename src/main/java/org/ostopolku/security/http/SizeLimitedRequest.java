package org.ostopolku.security.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;

/** A request without Content-Length. Its body is read up to the limit; beyond it the answer is 413. */
class SizeLimitedRequest extends HttpServletRequestWrapper {

    private final HttpServletResponse response;
    private final long limit;
    private long read;

    SizeLimitedRequest(HttpServletRequest request, HttpServletResponse response, long limit) {
        super(request);
        this.response = response;
        this.limit = limit;
    }

    boolean isTooLarge() {
        return read > limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new LimitedBody(super.getInputStream());
    }

    @Override
    public BufferedReader getReader() throws IOException {
        var encoding = getCharacterEncoding();
        return new BufferedReader(new InputStreamReader(
                getInputStream(), encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding)));
    }

    private final class LimitedBody extends ServletInputStream {

        private final ServletInputStream body;

        private LimitedBody(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = body.read(bytes, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int more) throws IOException {
            boolean wasTooLarge = isTooLarge();
            read += more;
            if (isTooLarge()) {
                if (!wasTooLarge && !response.isCommitted()) {
                    response.sendError(HttpStatus.PAYLOAD_TOO_LARGE.value());
                }
                throw new IOException("The body is larger than " + limit + " bytes.");
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
