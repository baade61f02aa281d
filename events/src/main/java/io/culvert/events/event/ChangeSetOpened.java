package io.culvert.events.event;

import io.culvert.events.resource.ChangeSet;

/** The events before this one, of the same commit, are to be confirmed, or taken back. */
public record ChangeSetOpened(ChangeSet changeSet) implements Intent {}
