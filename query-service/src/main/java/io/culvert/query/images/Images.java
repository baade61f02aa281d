package io.culvert.query.images;

import io.culvert.events.value.ProjectId;
import io.culvert.query.port.Projects;
import io.culvert.query.port.Versions;
import io.culvert.query.view.ProjectImage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** The present image of every project; one thread publishes, any number read and wait. */
public final class Images implements Projects, Versions {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition published = lock.newCondition();
    private final List<Consumer<Set<ProjectId>>> listeners = new CopyOnWriteArrayList<>();
    private volatile PMap<ProjectId, ProjectImage> images = HashTreePMap.empty();

    /** Has the listener called, soon and on the thread that publishes, with projects that have new images. */
    public void listen(Consumer<Set<ProjectId>> listener) {
        listeners.add(listener);
    }

    @Override
    public ProjectImage image(ProjectId project) {
        return images.getOrDefault(project, ProjectImage.EMPTY);
    }

    @Override
    public Map<ProjectId, ProjectImage> all() {
        return images;
    }

    /** Puts these in the place of the images of the same projects, and wakes who waits for them. */
    public void publish(Map<ProjectId, ProjectImage> changed) {
        set(images.plusAll(changed));
        listeners.forEach(listener -> listener.accept(changed.keySet()));
    }

    /** Puts these in the place of all images. */
    public void reset(Map<ProjectId, ProjectImage> all) {
        set(HashTreePMap.from(all));
        listeners.forEach(listener -> listener.accept(all.keySet()));
    }

    private void set(PMap<ProjectId, ProjectImage> next) {
        lock.lock();
        try {
            images = next;
            published.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long await(ProjectId project, long version, Duration atMost) {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (image(project).version() < version && left > 0) {
                left = published.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return image(project).version();
    }
}
