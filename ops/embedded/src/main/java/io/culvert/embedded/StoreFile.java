package io.culvert.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/** The one file of the database; it says in which form its values lie, since no form can be told from another. */
final class StoreFile {
    private static final String FORM = "culvert.values.bson";

    /**
     * The index over a log of a million events must be read from here, not from the file, by each append: with 8 MB a
     * command took an eighth longer on such a log, with 32 MB a twentieth. More makes the collections of garbage longer,
     * since every commit leaves new pages in the cache that outlive the young.
     */
    private static final int CACHE_MEGABYTES = 32;

    /** A commit writes each page that it touches anew, whole; many writers touch as many pages. */
    private static final int PAGE = 4_096;

    private StoreFile() {}

    /** @throws IllegalStateException if the file's values lie in another form than this version's */
    static MVStore open(Path dir) {
        try {
            Files.createDirectories(dir);
        } catch (IOException e) {
            throw new UncheckedIOException("the database's folder " + dir + " can't be made: " + e.getMessage(), e);
        }
        Path file = dir.resolve("mongo.mv").toAbsolutePath();
        MVStore store = new MVStore.Builder()
                .fileName(file.toString())
                .cacheSize(CACHE_MEGABYTES)
                .pageSplitSize(PAGE)
                .autoCommitBufferSize(0)
                .open();
        if (!store.hasMap(FORM)) {
            if (!store.getMapNames().isEmpty()) {
                store.close();
                throw new IllegalStateException(
                        file + " was written by an earlier Culvert in a form that this one can't read."
                                + " Export its projects with that version, and import them into an empty folder.");
            }
            store.openMap(FORM);
            store.commit();
        }
        // Its own thread would commit amid changes, and so would a full buffer.
        store.setAutoCommitDelay(0);
        // Space of overwritten pages is free at once; the default keeps it for 45 s, which grows the file tenfold.
        store.setRetentionTime(0);
        return store;
    }
}
