package org.ostopolku.security.authorization;

/** Whose customers a role sees. */
enum Visibility {
    /** The customers of every owner. */
    ALL,
    /** The customers of the user, of the other members of the user's teams, and those without an owner. */
    TEAM
}
