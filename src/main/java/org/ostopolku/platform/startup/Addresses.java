package org.ostopolku.platform.startup;

import java.net.URI;

/** Reads network addresses without asking a name server. */
public final class Addresses {

    /** The setting for the address under which users open Ostopolku. */
    public static final String PUBLIC = "ostopolku.public-address";

    private Addresses() {}

    /** Whether a host, with or without a port, is this computer. */
    public static boolean isLocal(String host) {
        var name = host.matches(".*[^:]:\\d+|\\[.*]:\\d+") ? host.substring(0, host.lastIndexOf(':')) : host;
        return name.isEmpty() || name.matches("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");
    }

    /** Whether a server bound to it answers on every network of this computer. */
    static boolean isWildcard(String address) {
        return address.isBlank() || address.matches("0(\\.0){0,3}|\\[?(::|0(:0){7})]?");
    }

    /** Whether a URL sends what is read or written over a network without TLS. */
    static boolean isUnencrypted(String url) {
        return url.regionMatches(true, 0, "http:", 0, "http:".length())
                && !isLocal(String.valueOf(URI.create(url.strip()).getHost()));
    }
}
