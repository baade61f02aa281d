package io.culvert.events.host;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The secrets of a {@link SecretsRequest}, in its order: each as its length in four octets, the highest first, and its octets. */
public final class SecretsAnswer {
    private SecretsAnswer() {}

    public static byte[] write(List<byte[]> secrets) {
        int length = secrets.stream()
                .mapToInt(secret -> Integer.BYTES + secret.length)
                .sum();
        ByteBuffer answer = ByteBuffer.allocate(length);
        secrets.forEach(secret -> answer.putInt(secret.length).put(secret));
        return answer.array();
    }

    /**
     * Wipes the answer.
     *
     * @param count of those that were asked for
     * @return copies, for the caller to wipe; empty if the answer is not of so many
     */
    public static Optional<List<byte[]>> read(byte[] answer, int count) {
        ByteBuffer rest = ByteBuffer.wrap(answer);
        List<byte[]> secrets = new ArrayList<>();
        while (secrets.size() < count && rest.remaining() >= Integer.BYTES) {
            int length = rest.getInt();
            if (length < 0 || length > rest.remaining()) {
                break;
            }
            byte[] secret = new byte[length];
            rest.get(secret);
            secrets.add(secret);
        }
        boolean isWhole = secrets.size() == count && !rest.hasRemaining();
        Arrays.fill(answer, (byte) 0);
        if (!isWhole) {
            secrets.forEach(secret -> Arrays.fill(secret, (byte) 0));
        }
        return isWhole ? Optional.of(List.copyOf(secrets)) : Optional.empty();
    }
}
