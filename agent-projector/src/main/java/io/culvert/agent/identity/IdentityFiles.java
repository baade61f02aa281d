package io.culvert.agent.identity;

import io.culvert.events.host.HostCredential;
import io.culvert.events.host.Pem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the host is, in a folder for its owner alone: {@code host.pem} with key and certificate, {@code authority.pem} with
 * what it trusts, {@code token} with the name of the token that it enrolled with. Where another authority is in charge,
 * somebody else puts the first two there.
 */
record IdentityFiles(Path folder) {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityFiles.class);

    private static final FileAttribute<?> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> OWNERS_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** Empty if there is none yet, or what there is is none; the next token mends that. */
    Optional<Identity> read() {
        try {
            if (Files.notExists(file("host.pem")) || Files.notExists(file("authority.pem"))) {
                return Optional.empty();
            }
            String host = Files.readString(file("host.pem"));
            HostCredential credential = new HostCredential(
                    Pem.privateKey(host), Pem.certificates(host).getFirst());
            return Optional.of(new Identity(credential, Pem.certificates(Files.readString(file("authority.pem")))));
        } catch (IllegalArgumentException e) {
            LOG.warn("the identity in {} is none: {}", folder, e.getMessage());
            return Optional.empty();
        } catch (IOException e) {
            throw new IdentityException("the identity in " + folder + " can't be read: " + e.getMessage(), e);
        }
    }

    /** The name of the token that was used last; empty for none. */
    String token() {
        try {
            return Files.exists(file("token")) ? Files.readString(file("token")).strip() : "";
        } catch (IOException e) {
            throw new IdentityException("the identity in " + folder + " can't be read: " + e.getMessage(), e);
        }
    }

    void write(Identity identity) {
        StringBuilder trusted = new StringBuilder();
        identity.trusted().forEach(each -> trusted.append(Pem.of(each)));
        write("authority.pem", trusted.toString());
        HostCredential credential = identity.credential();
        write("host.pem", Pem.of(credential.key()) + Pem.of(credential.certificate()));
    }

    void writeToken(String id) {
        write("token", id + "\n");
    }

    private void write(String name, String text) {
        try {
            Files.createDirectories(folder, OWNERS_FOLDER);
            Path whole = Files.createTempFile(folder, ".new", "", OWNERS_FILE);
            Files.writeString(whole, text);
            Files.move(whole, file(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(file(name) + " can't be written", e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name);
    }
}
