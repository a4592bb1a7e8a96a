package org.ostopolku.security.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URI;
import java.util.Objects;
import org.ostopolku.platform.startup.Addresses;

/**
 * The address under which users open Ostopolku ({@code ostopolku.public-address}). Every absolute address in an answer begins with
 * it: redirects of the login at the OpenID provider, and links in answers of the REST API.
 *
 * @param port always set
 */
record PublicAddress(String scheme, String host, int port) {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /**
     * Reads the setting.
     *
     * @return null if it is empty: absolute addresses follow the request
     * @throws IllegalArgumentException if it is not a scheme, a host and possibly a port
     */
    static PublicAddress parse(String setting) {
        if (setting.isBlank()) {
            return null;
        }
        var address = URI.create(setting.strip());
        var scheme = Objects.toString(address.getScheme(), "");
        if (!scheme.matches("https?")
                || address.getHost() == null
                || address.getUserInfo() != null
                || !Objects.toString(address.getRawPath(), "").matches("/?")
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "%s is \"%s\"; give a scheme, a host and, if needed, a port, such as https://sales.example.com."
                            .formatted(Addresses.PUBLIC, setting));
        }
        return new PublicAddress(
                scheme, address.getHost(), address.getPort() < 0 ? defaultPort(scheme) : address.getPort());
    }

    /** Whether a request is for this address, or comes from this computer. The port is not compared: a proxy may change it. */
    boolean isFor(String requestedHost) {
        return host.equalsIgnoreCase(requestedHost) || Addresses.isLocal(requestedHost);
    }

    /** The request as if it had come to this address. */
    HttpServletRequest apply(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getScheme() {
                return scheme;
            }

            @Override
            public String getServerName() {
                return host;
            }

            @Override
            public int getServerPort() {
                return port;
            }

            @Override
            public StringBuffer getRequestURL() {
                return new StringBuffer(PublicAddress.this.toString()).append(getRequestURI());
            }
        };
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? HTTPS : HTTP;
    }

    @Override
    public String toString() {
        return scheme + "://" + host + (port == defaultPort(scheme) ? "" : ":" + port);
    }
}
