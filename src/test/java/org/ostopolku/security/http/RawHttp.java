package org.ostopolku.security.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends what it is given, byte for byte: any client would put tricks of the path, the verb or the headers right. */
final class RawHttp {

    private static final int PATIENCE_IN_MILLISECONDS = 60_000;

    private final int port;

    RawHttp(int port) {
        this.port = port;
    }

    /** One request on a connection of its own. */
    Answer send(String head, byte[] body) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_IN_MILLISECONDS);
            var out = socket.getOutputStream();
            try {
                out.write(head.getBytes(StandardCharsets.ISO_8859_1));
                out.write(body);
                out.flush();
                socket.shutdownOutput();
            } catch (SocketException e) {
                // The server has answered before the end of the request.
            }
            return Answer.of(all(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] all(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                bytes.write(buffer, 0, count);
            }
        } catch (SocketException e) {
            // The server closed the connection after the answer, without reading the rest of the request.
        }
        return bytes.toByteArray();
    }

    /**
     * @param headers as they were sent, one a line
     * @param body with the sizes of its chunks, if it came in chunks
     */
    record Answer(int status, List<String> headers, String body) {

        /** The server closed the connection without a word. */
        private static final Answer NONE = new Answer(0, List.of(), "");

        private static Answer of(byte[] bytes) {
            var text = new String(bytes, StandardCharsets.UTF_8);
            if (!text.startsWith("HTTP/1.")) {
                return text.isEmpty() ? NONE : new Answer(0, List.of(), text);
            }
            int end = text.indexOf("\r\n\r\n");
            var lines = new ArrayList<>(List.of(text.substring(0, end).split("\r\n")));
            return new Answer(Integer.parseInt(lines.remove(0).split(" ")[1]), lines, text.substring(end + 4));
        }

        Optional<String> header(String name) {
            return headers.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }
    }
}
