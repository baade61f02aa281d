package io.culvert.agent.reconcile;

import io.culvert.agent.section.Section;
import io.culvert.agent.vici.Charon;
import io.culvert.agent.vici.CharonListener;
import io.culvert.agent.vici.CharonRefusedException;
import io.culvert.agent.vici.ChildSa;
import io.culvert.agent.vici.IkeSa;
import io.culvert.events.value.StatusReason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A charon with a peer that agrees, or of which charon logs {@link #answer}. */
final class FakeCharon implements Charon {
    volatile @Nullable CharonListener listener;
    volatile Optional<String> answer = Optional.empty();
    volatile Optional<StatusReason> loadAnswer = Optional.empty();
    volatile int initiations;
    /** None: it does not tell. */
    volatile Set<String> algorithms = Set.of();

    volatile Runnable onLoad = () -> {};
    /** What it was asked about, in charon's words. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final Set<String> connections = new HashSet<>();
    private final Set<String> keys = new HashSet<>();
    private final Set<String> privateKeys = new HashSet<>();
    private final List<IkeSa> sas = new ArrayList<>();
    private long nextId = 1;

    @Override
    public String version() {
        return "5.9.8";
    }

    @Override
    public Set<String> algorithms() {
        return algorithms;
    }

    @Override
    public synchronized void loadConnection(Section connection) {
        loadAnswer.ifPresent(reason -> {
            throw new CharonRefusedException(reason);
        });
        connections.addAll(connection.sections().keySet());
        onLoad.run();
    }

    @Override
    public synchronized void unloadConnection(String name) {
        connections.remove(name);
    }

    @Override
    public synchronized Set<String> connections() {
        asked.add("get-conns");
        return Set.copyOf(connections);
    }

    @Override
    public synchronized void loadSharedKey(String id, byte[] key, List<String> owners) {
        keys.add(id);
    }

    @Override
    public synchronized void unloadSharedKey(String id) {
        keys.remove(id);
    }

    @Override
    public synchronized Set<String> sharedKeys() {
        asked.add("get-shared");
        return Set.copyOf(keys);
    }

    @Override
    public synchronized void loadPrivateKey(String id, byte[] key) {
        privateKeys.add(id);
    }

    @Override
    public synchronized void unloadPrivateKey(String id) {
        privateKeys.remove(id);
    }

    @Override
    public synchronized Set<String> privateKeys() {
        return Set.copyOf(privateKeys);
    }

    @Override
    public synchronized List<IkeSa> ikeSas() {
        asked.add("list-sas");
        return List.copyOf(sas);
    }

    @Override
    public synchronized List<IkeSa> ikeSas(String connection) {
        asked.add("list-sas " + connection);
        return sas.stream().filter(sa -> sa.name().equals(connection)).toList();
    }

    @Override
    public void initiate(String ike, String child) {
        Optional<String> line;
        CharonListener told;
        synchronized (this) {
            initiations++;
            line = answer;
            told = listener;
        }
        if (line.isEmpty()) {
            comesUp(ike, child);
        } else if (told != null) {
            told.logLine(ike, "establishing CHILD_SA " + child + "{1}");
            told.logLine(ike, line.get());
        }
    }

    /** As if the peer had opened it. */
    void comesUp(String ike, String child) {
        synchronized (this) {
            ChildSa sa = new ChildSa(child, nextId++, "INSTALLED", 0, 0, 0, 0);
            sas.add(new IkeSa(ike, nextId++, "ESTABLISHED", "a", "b", true, true, List.of(sa)));
        }
        tell(ike, child, true);
    }

    /** As if it had called a peer that does not answer; gives the SA's id. */
    synchronized long calls(String ike) {
        sas.add(new IkeSa(ike, nextId, "CONNECTING", "a", "b", true, false, List.of()));
        return nextId++;
    }

    /** As if the peer had closed it. */
    void goesDown(String ike, String child) {
        CharonListener told = listener;
        if (told != null) {
            told.logLine(ike, "received DELETE for IKE_SA " + ike + "[1]");
        }
        isClosedHere(ike, child);
    }

    /** As if somebody had closed it on this host. */
    void isClosedHere(String ike, String child) {
        synchronized (this) {
            sas.removeIf(sa -> sa.name().equals(ike));
        }
        tell(ike, child, false);
    }

    private void tell(String ike, String child, boolean up) {
        CharonListener told = listener;
        if (told != null) {
            told.childUpDown(ike, child, up);
        }
    }

    @Override
    public void terminateIke(long uniqueId) {
        end(sa -> sa.uniqueId() == uniqueId);
    }

    @Override
    public void terminateChild(long uniqueId) {
        end(sa -> sa.children().stream().anyMatch(child -> child.uniqueId() == uniqueId));
    }

    private void end(Predicate<IkeSa> which) {
        List<IkeSa> ended;
        synchronized (this) {
            ended = sas.stream().filter(which).toList();
            sas.removeAll(ended);
        }
        ended.forEach(sa -> sa.children().forEach(child -> tell(sa.name(), child.name(), false)));
    }

    @Override
    public synchronized void terminateIkeByName(String name) {
        sas.removeIf(sa -> sa.name().equals(name));
    }

    @Override
    public void close() {}
}
