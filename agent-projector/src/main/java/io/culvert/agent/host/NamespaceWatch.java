package io.culvert.agent.host;

/** Watches until it is closed. */
public interface NamespaceWatch extends AutoCloseable {
    @Override
    void close();
}
