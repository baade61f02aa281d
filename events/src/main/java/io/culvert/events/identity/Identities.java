package io.culvert.events.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Chooses the identity service by {@code culvert.identity}. */
public final class Identities {
    private static final String KIND = "culvert.identity";
    private static final String ADDRESS = "server.address";

    private Identities() {}

    /**
     * @param all settings by name, null for those that are not set
     * @throws IllegalArgumentException naming the setting that is wrong and its value; the operator can mend it
     */
    public static Identity of(Function<String, @Nullable String> all) {
        Settings settings = new Settings(all);
        String kind = settings.get(KIND, "noauth");
        return switch (kind) {
            case "noauth" -> noauth(settings);
            case "keystone" -> new KeystoneIdentity(KeystoneSettings.of(settings), Clock.systemUTC());
            case "jwt" -> new JwtIdentity(JwtSettings.of(settings), Clock.systemUTC());
            default ->
                throw new IllegalArgumentException(
                        KIND + " is '" + kind + "', but 'noauth', 'keystone' or 'jwt' is needed");
        };
    }

    private static Identity noauth(Settings settings) {
        String address = settings.get(ADDRESS, "0.0.0.0");
        if (!isLoopback(address)
                && !settings.get("culvert.identity.i-know", "false").equals("true")) {
            throw new IllegalArgumentException("culvert.identity is 'noauth' and server.address is '" + address
                    + "': anybody who reaches it would be whoever he says. Choose an identity service, a loopback"
                    + " address, or culvert.identity.i-know=true (--i-know)");
        }
        return new Noauth();
    }

    /** True if nobody is asked who he is, and only this machine reaches the API. */
    public static boolean isForThisMachine(Function<String, @Nullable String> all) {
        Settings settings = new Settings(all);
        return settings.get(KIND, "noauth").equals("noauth") && isLoopback(settings.get(ADDRESS, "0.0.0.0"));
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
