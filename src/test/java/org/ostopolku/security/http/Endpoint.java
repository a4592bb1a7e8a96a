package org.ostopolku.security.http;

import java.util.Comparator;

/**
 * Something that answers requests.
 *
 * @param verb such as GET
 * @param path with the names of what changes in braces
 */
record Endpoint(String verb, String path) implements Comparable<Endpoint> {

    @Override
    public int compareTo(Endpoint other) {
        return Comparator.comparing(Endpoint::path)
                .thenComparing(Endpoint::verb)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }
}
