package io.culvert.command.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.culvert.command.secrets.key.PrivateFile;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What an agent shows to be given a secret: 256 random bits in a file that only its owner may read. */
public final class HostToken {
    private final byte[] octets;

    private HostToken(String text) {
        this.octets = text.getBytes(UTF_8);
    }

    /** Makes the file if there is none. */
    public static HostToken in(Path file) {
        return new HostToken(PrivateFile.readOrMake(file, HostToken::fresh));
    }

    /** Takes the same time for every wrong token. */
    boolean is(String shown) {
        return MessageDigest.isEqual(octets, shown.getBytes(UTF_8));
    }

    private static String fresh() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
