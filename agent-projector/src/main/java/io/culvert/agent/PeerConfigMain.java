package io.culvert.agent;

import io.culvert.agent.render.peer.ConnectionAnswer;
import io.culvert.agent.render.peer.PeerFile;
import io.culvert.agent.render.peer.PeerFormat;
import io.culvert.events.wire.Json;
import io.culvert.events.wire.UnreadableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Writes the other side's configuration of a connection; what the query service told of it comes on standard input. Used
 * by {@code ops/culvert peer-config}. */
public final class PeerConfigMain {
    private PeerConfigMain() {}

    /** @param args a format and, if there shall be files, a folder for them */
    public static void main(String[] args) throws IOException {
        try {
            String answer = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
            List<PeerFile> files = files(answer, args[0]);
            if (args.length > 1) {
                write(files, Path.of(args[1]));
            } else {
                print(files);
            }
        } catch (IllegalArgumentException | UnreadableException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    static List<PeerFile> files(String answer, String format) {
        return PeerFormat.of(format)
                .render(Json.read(answer, ConnectionAnswer.class).peer());
    }

    private static void print(List<PeerFile> files) {
        for (PeerFile file : files) {
            if (files.size() > 1) {
                System.out.println("#### " + file.name());
            }
            System.out.print(file.text());
        }
    }

    /** For their owner alone, since a key will be put in. */
    private static void write(List<PeerFile> files, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (PeerFile file : files) {
            Path path = folder.resolve(file.name());
            Files.deleteIfExists(path);
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(path, file.text());
            System.out.println(path);
        }
    }
}
