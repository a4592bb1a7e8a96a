package org.ostopolku.security.audit;

/** What somebody did that administrators can read about afterwards. */
public enum AuditKind {
    /** Somebody logged in; the subject is the way. */
    LOGIN,
    /** A wrong password, or one too many; the subject is the user id that was tried. */
    LOGIN_REFUSED,
    /** Somebody logged out. */
    LOGOUT,
    /** Models, forms or tables were deployed, or a deployment was deleted; the subject is the deployment. */
    DEPLOYMENT,
    /** A person, a group, a membership or a right was added, changed or taken away. */
    ROLE_CHANGE,
    /** Somebody read a customer whom neither they nor their team owns; the subject is the journey's number. */
    FOREIGN_READ,
    /** What is known of a customer was taken out; the subject is the journey's number. */
    EXPORT,
    /** A customer's data was erased; the subject is the journey's number. */
    ERASURE
}
