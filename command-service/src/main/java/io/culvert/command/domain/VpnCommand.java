package io.culvert.command.domain;

/** What somebody wants of one project. Identities and times are in it already: deciding makes up nothing. */
public interface VpnCommand {}
