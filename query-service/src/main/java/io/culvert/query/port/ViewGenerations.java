package io.culvert.query.port;

/**
 * The views, one whole set of them a generation. One generation serves; a rebuild fills the next beside it, and takes its
 * place at once. A crash at any moment leaves one of the two whole. Several instances share them: only the one that has the
 * {@link WriterClaim} fills the next, has it serve and drops others.
 */
public interface ViewGenerations {
    /** The generation that serves; an empty first one if there has been none. */
    ViewStore serving();

    /** True if this version of the service laid the serving generation's documents out as it would now. */
    boolean isCurrent();

    /** Looks which one serves, since another instance may have switched. */
    void look();

    /** The next generation, empty. What an unfinished rebuild had left of it is gone. */
    ViewStore next();

    /** Has the next generation serve from now on. The former stays until others have seen that. */
    void serveNext();

    /** Drops all that does not serve. */
    void tidy();

    /** The number of the generation that serves, from 1, as it was some seconds ago at most. */
    int number();
}
