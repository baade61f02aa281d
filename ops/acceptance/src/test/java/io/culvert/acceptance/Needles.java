package io.culvert.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Secrets to be looked for, in whatever form they may lie: as they are, in base64 and base64url, in hex, URL-encoded, and
 * as JSON escapes them. Any number of them is looked for at once; each has at least twelve characters.
 */
final class Needles {
    /** All forms of what has twelve characters have as many octets at least. */
    private static final int HEAD = 8;

    private static final int CHUNK = 8 << 20;
    private static final int FILTER_BITS = 20;

    private static final class Form {
        final String name;
        final byte[] octets;

        Form(String name, byte[] octets) {
            this.name = name;
            this.octets = octets;
        }
    }

    private final Map<Long, List<Form>> byHead = new HashMap<>();
    private final BitSet filter = new BitSet(1 << FILTER_BITS);
    private int longest;

    Needles(Collection<String> secrets) {
        for (String secret : secrets) {
            if (secret.length() < 12) {
                throw new IllegalArgumentException("too short to be told from what is there by chance");
            }
            add(secret);
        }
    }

    private void add(String secret) {
        byte[] octets = secret.getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(octets);
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        Map<String, String> forms = new HashMap<>(Map.of(
                "raw",
                secret,
                "hex",
                hex,
                "HEX",
                hex.toUpperCase(Locale.ROOT),
                "url",
                encoded,
                "url lower",
                encoded.replace("%2B", "%2b").replace("%2F", "%2f").replace("%3D", "%3d"),
                "json",
                secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/")));
        // In the base64 of a longer text the secret starts at any of three places of a group.
        for (int skipped = 0; skipped < 3; skipped++) {
            byte[] rest = Arrays.copyOfRange(octets, skipped, skipped + ((octets.length - skipped) / 3 * 3));
            forms.put("base64 at " + skipped, Base64.getEncoder().encodeToString(rest));
            forms.put("base64url at " + skipped, Base64.getUrlEncoder().encodeToString(rest));
        }
        forms.forEach((name, form) -> add(new Form(name, form.getBytes(StandardCharsets.UTF_8))));
    }

    private void add(Form form) {
        long head = 0;
        for (int i = 0; i < HEAD; i++) {
            head = next(head, form.octets[i]);
        }
        byHead.computeIfAbsent(head, _ -> new ArrayList<>()).add(form);
        filter.set(place(head));
        longest = Math.max(longest, form.octets.length);
    }

    /** The last eight octets as one number. */
    private static long next(long head, byte octet) {
        return (head << 8) | (octet & 0xff);
    }

    private static int place(long head) {
        return (int) ((head * 0x9E3779B97F4A7C15L) >>> (64 - FILTER_BITS));
    }

    /** The names of the forms that are in the text; no secret is named. */
    Set<String> in(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        Set<String> found = new TreeSet<>();
        search(octets, octets.length, found);
        return found;
    }

    /** The same of a file, of whatever size; nothing of one that is gone. */
    Set<String> in(Path file) {
        Set<String> found = new TreeSet<>();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            int kept = 0;
            int read = in.readNBytes(chunk, 0, CHUNK);
            while (read > 0) {
                int length = kept + read;
                search(chunk, length, found);
                kept = Math.min(length, longest);
                System.arraycopy(chunk, length - kept, chunk, 0, kept);
                read = in.readNBytes(chunk, kept, CHUNK - kept);
            }
            return found;
        } catch (NoSuchFileException e) {
            return Set.of();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private void search(byte[] octets, int length, Set<String> found) {
        long head = 0;
        for (int i = 0; i < length; i++) {
            head = next(head, octets[i]);
            if (i >= HEAD - 1 && filter.get(place(head))) {
                int from = i - HEAD + 1;
                for (Form form : byHead.getOrDefault(head, List.of())) {
                    int to = from + form.octets.length;
                    if (to <= length && Arrays.equals(octets, from, to, form.octets, 0, form.octets.length)) {
                        found.add(form.name);
                    }
                }
            }
        }
    }
}
