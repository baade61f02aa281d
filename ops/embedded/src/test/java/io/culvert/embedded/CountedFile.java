package io.culvert.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;

/** Files of the store that count how often they are forced to the disk: those whose names begin with {@code counted:}. */
public final class CountedFile extends FilePathWrapper {
    static final AtomicInteger FORCED = new AtomicInteger();

    static String name(java.nio.file.Path file) {
        FilePath.register(new CountedFile());
        return "counted:" + file;
    }

    @Override
    public String getScheme() {
        return "counted";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel file = super.open(mode);
        return new FileBaseDefault() {
            @Override
            public synchronized int read(ByteBuffer into, long position) throws IOException {
                return file.read(into, position);
            }

            @Override
            public synchronized int write(ByteBuffer from, long position) throws IOException {
                return file.write(from, position);
            }

            @Override
            protected void implTruncate(long size) throws IOException {
                file.truncate(size);
            }

            @Override
            public long size() throws IOException {
                return file.size();
            }

            @Override
            public void force(boolean metaData) throws IOException {
                FORCED.incrementAndGet();
                file.force(metaData);
            }

            @Override
            public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
                return file.tryLock(position, size, shared);
            }

            @Override
            protected void implCloseChannel() throws IOException {
                file.close();
            }
        };
    }
}
