package org.ostopolku.security.audit;

/** Kinds of actions in the audit log. */
public enum AuditKind {
    /** A user logged in; the subject is the interface. */
    LOGIN,
    /** A wrong password, or too many attempts; the subject is the user id given. */
    LOGIN_REFUSED,
    /** A user logged out. */
    LOGOUT,
    /** Models, forms or tables were deployed, or a deployment was deleted; the subject is the deployment. */
    DEPLOYMENT,
    /** A user, a group, a membership or a permission was added, changed or removed. */
    ROLE_CHANGE,
    /** A user changed the owner of a customer; the subject is the journey's number. */
    OWNER_CHANGE,
    /** A user read a customer of another team; the subject is the journey's number. */
    FOREIGN_READ,
    /** A customer's data were exported; the subject is the journey's number. */
    EXPORT,
    /** A customer's data were erased; the subject is the journey's number. */
    ERASURE,
    /** A customer refused contact, which erases their data after the grace time; the subject is the journey's number. */
    ERASURE_SCHEDULED,
    /** A scheduled erasure was revoked; the subject is the journey's number. */
    ERASURE_REVOKED,
    /**
     * A process instance was deleted, or its history; the subject is the journey's number, else the instance. The text is the
     * reason.
     */
    DELETION,
    /**
     * A user changed the assignee, the owner, the due date, the follow-up date, the priority or the delegation of a task; the subject
     * is the journey's number.
     */
    TASK_CHANGE,
    /** A user migrated running journeys to another version of their model; the subject is the journeys' numbers. */
    MIGRATION
}
