package io.culvert.command.follow;

/** Whether something runs as it should, and how far it is, for people. */
public record Standing(boolean well, String text) {}
