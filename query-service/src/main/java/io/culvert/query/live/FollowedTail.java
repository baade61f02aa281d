package io.culvert.query.live;

import io.culvert.events.value.ProjectId;
import io.culvert.query.port.Evictions;
import io.culvert.query.port.Projects;
import io.culvert.query.port.RecordedEvent;
import io.culvert.query.port.Tail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Goes by the version of the project's image, which says how far the history goes: being woken is only a hint to look
 * there again.
 */
final class FollowedTail implements Tail {
    private static final int MOST_AT_ONCE = 256;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_GAP = Duration.ofSeconds(10);

    private final ProjectId project;
    private final Projects projects;
    private final RecentEvents recent;
    private final Evictions evictions;
    private final Duration unasked;
    private final BooleanSupplier isAdmitted;
    private final Consumer<FollowedTail> onClose;
    private volatile @Nullable Thread reader;
    private volatile boolean over;
    private volatile long version;
    private long admitted = System.nanoTime();
    private OptionalLong gapSince = OptionalLong.empty();

    /**
     * @param version after which it begins
     * @param unasked until it is asked again
     * @param isAdmitted false once the reader may not read on
     * @param onClose runs whenever it is closed
     */
    FollowedTail(
            ProjectId project,
            Projects projects,
            RecentEvents recent,
            Evictions evictions,
            long version,
            Duration unasked,
            BooleanSupplier isAdmitted,
            Consumer<FollowedTail> onClose) {
        this.project = project;
        this.projects = projects;
        this.recent = recent;
        this.evictions = evictions;
        this.version = version;
        this.unasked = unasked;
        this.isAdmitted = isAdmitted;
        this.onClose = onClose;
    }

    ProjectId project() {
        return project;
    }

    @Override
    public List<RecordedEvent> next(Duration atMost) {
        // Before the image is looked at: whoever publishes one afterwards wakes this thread.
        reader = Thread.currentThread();
        readmit();
        long end = System.nanoTime() + atMost.toNanos();
        long there = projects.image(project).version();
        while (!over && there <= version) {
            long left = end - System.nanoTime();
            if (left <= 0 || Thread.currentThread().isInterrupted()) {
                return List.of();
            }
            LockSupport.parkNanos(this, left);
            there = projects.image(project).version();
        }
        return over ? List.of() : read(Math.min(there, version + MOST_AT_ONCE));
    }

    private List<RecordedEvent> read(long greatest) {
        List<RecordedEvent> found = recent.between(project, version + 1, greatest);
        if (found.size() < greatest - version) {
            return upToGap(found, greatest);
        }
        return given(found, greatest);
    }

    /**
     * What was given up is passed over. Else, while one generation of the views takes over from another, the last events
     * may be in neither for a moment.
     */
    private List<RecordedEvent> upToGap(List<RecordedEvent> found, long greatest) {
        Set<Evictions.Place> givenUp = evictions.all();
        Map<Long, RecordedEvent> byVersion =
                found.stream().collect(Collectors.toMap(RecordedEvent::version, event -> event));
        List<RecordedEvent> given = new ArrayList<>();
        for (long each = version + 1; each <= greatest; each++) {
            RecordedEvent event = byVersion.get(each);
            if (event != null) {
                given.add(event);
            } else if (!givenUp.contains(new Evictions.Place(project, each))) {
                return each == version + 1 ? pause() : given(given, each - 1);
            }
        }
        return given(given, greatest);
    }

    private List<RecordedEvent> given(List<RecordedEvent> events, long last) {
        version = last;
        gapSince = OptionalLong.empty();
        return events;
    }

    private List<RecordedEvent> pause() {
        long now = System.nanoTime();
        gapSince = OptionalLong.of(gapSince.orElse(now));
        if (now - gapSince.getAsLong() > LONGEST_GAP.toNanos()) {
            throw new IllegalStateException(
                    "the history of project " + project + " lacks version " + (version + 1) + ", which was folded");
        }
        LockSupport.parkNanos(this, PAUSE.toNanos());
        return List.of();
    }

    private void readmit() {
        if (System.nanoTime() - admitted >= unasked.toNanos()) {
            admitted = System.nanoTime();
            if (!isAdmitted.getAsBoolean()) {
                close();
            }
        }
    }

    /** There may be more to read now. */
    void wake() {
        LockSupport.unpark(reader);
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        over = true;
        onClose.accept(this);
        wake();
    }
}
