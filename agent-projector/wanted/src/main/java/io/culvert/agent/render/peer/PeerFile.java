package io.culvert.agent.render.peer;

/** A file for the peer: its name there, without folder, and its text. */
public record PeerFile(String name, String text) {}
