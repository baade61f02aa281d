package io.culvert.agent.render;

import io.culvert.agent.desired.DesiredChild;
import io.culvert.agent.desired.DesiredIke;
import io.culvert.agent.desired.RouterNamespaces;
import io.culvert.agent.desired.TrafficPair;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.RouterId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The files that say what a router's namespace is to hold, none of which has a secret.
 *
 * @param files by their names
 * @param refused what no file can say, and which is therefore not carried, by the names that the files would have
 */
public record Configuration(List<File> files, List<Refused> refused) {
    private static final String GUARD = "guard.nft";

    /**
     * One file.
     *
     * @param name as on the host, below the folder of the router's charon; that of the guard, which lies in no file there,
     *     is {@code guard.nft}
     * @param connections those whose tunnels it makes; none for the guard, which is there for all
     */
    public record File(String name, List<ConnectionId> connections, String text) {
        public File {
            connections = List.copyOf(connections);
        }
    }

    /** @param why names the value */
    public record Refused(String name, List<ConnectionId> connections, String why) {
        public Refused {
            connections = List.copyOf(connections);
        }
    }

    public Configuration {
        files = List.copyOf(files);
        refused = List.copyOf(refused);
    }

    public static Configuration of(RouterNamespaces namespaces, RouterId router) {
        return of(namespaces.ikes(router), namespaces.pairs(router));
    }

    /** That of some of what a namespace holds. */
    static Configuration of(List<DesiredIke> ikes, List<TrafficPair> pairs) {
        List<File> files = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        if (!pairs.isEmpty()) {
            files.add(new File(GUARD, List.of(), GuardFile.render(pairs)));
        }
        for (DesiredIke ike : ikes) {
            String name = "swanctl/" + ike.name() + ".conf";
            List<ConnectionId> connections =
                    ike.children().stream().map(DesiredChild::connectionId).toList();
            try {
                files.add(new File(name, connections, ConnectionFile.render(ike, ike.name())));
            } catch (IllegalArgumentException e) {
                refused.add(new Refused(name, connections, String.valueOf(e.getMessage())));
            }
        }
        files.sort(Comparator.comparing(File::name));
        return new Configuration(files, refused);
    }
}
