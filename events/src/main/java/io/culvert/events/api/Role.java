package io.culvert.events.api;

/** What a caller may do: a reader reads, a member also writes in his project, an admin reads every project. */
public enum Role {
    READER,
    MEMBER,
    ADMIN
}
