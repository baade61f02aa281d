package io.culvert.agent.host;

import io.culvert.agent.desired.TrafficPair;
import io.culvert.agent.vici.Charon;
import io.culvert.agent.vici.CharonListener;
import io.culvert.agent.vici.IkeDetails;
import io.culvert.events.value.DataPlane;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.RouterId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the agent can do to its machine. Every method may throw {@link HostException}; repeating one is harmless. */
public interface Host {
    /** Who carries ESP here; probed once, when the agent starts. */
    DataPlane dataPlane();

    /** True if the router has a network namespace on this machine now. */
    boolean namespaceExists(RouterId router);

    /** Calls {@code onChange} soon after namespaces have come or gone (look again at which), until it is closed. */
    NamespaceWatch watchNamespaces(Runnable onChange);

    /** The routers for which this machine keeps a charon's folder, whether or not it runs: what an agent finds when it
     * starts again. */
    Set<RouterId> charonHomes();

    /** True if that router is one of them. */
    boolean hasCharonHome(RouterId router);

    /** The router's charon, if it runs and answers. Asks nothing of the namespace. */
    Optional<Charon> attachCharon(RouterId router, CharonListener listener);

    /** Starts a charon in the router's namespace and waits until it answers; one that runs already is attached to. It
     * outlives this process. */
    Charon startCharon(RouterId router, CharonListener listener);

    /** All that the router's charon tells of its IKE_SAs, none if it has no charon; asked on a connection of its own, so that
     * whoever commands charon does not wait.
     * @throws io.culvert.agent.vici.CharonUnreachableException if charon does not answer
     * @param now from which its seconds count */
    List<IkeDetails> sas(RouterId router, Instant now);

    /** Ends the router's charon, closing its tunnels, and removes its folder. Does nothing if there is none. */
    void stopCharon(RouterId router);

    /** The connection files kept for the router: text by name, without ".conf". */
    Map<String, String> connectionFiles(RouterId router);

    void writeConnectionFile(RouterId router, String name, String text);

    void removeConnectionFile(RouterId router, String name);

    /** Keeps the traffic of these pairs from being translated, and from leaving or entering in clear, whether or not their
     * tunnels are up; what was kept so before, and is not in the list, no longer is.
     * @param before what is kept so now, if that is known */
    void applyGuard(RouterId router, Optional<List<TrafficPair>> before, List<TrafficPair> pairs);

    /** What is there of the guard of these pairs, in words that differ when it does. */
    String guardState(RouterId router, List<TrafficPair> pairs);

    /** The addresses of a name, by this machine's own resolver and network; takes as long as that takes.
     * @throws HostException if there are none */
    List<IpAddress> addressesOf(String name);

    /** Lets the namespace forget flows between these networks that it translates already, so that rules reach them. */
    void forgetFlows(RouterId router, List<TrafficPair> pairs);
}
