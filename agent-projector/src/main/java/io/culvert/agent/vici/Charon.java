package io.culvert.agent.vici;

import io.culvert.agent.section.Section;
import java.util.List;
import java.util.Set;

/** One running charon. Every method may throw {@link CharonUnreachableException}; those that charon can refuse throw
 * {@link CharonRefusedException} with its words. Safe for several threads (vici/README.md, client-initiated commands). */
public interface Charon extends AutoCloseable {
    /** Such as "5.9.8". */
    String version();

    /** What it calls the algorithms that it has, of all kinds: "AES_CBC", "PRF_HMAC_SHA2_256", "MODP_2048". */
    Set<String> algorithms();

    /** Loads or replaces the connections in the section (one sub-section per connection); SAs that are up stay. */
    void loadConnection(Section connection);

    /** Forgets a connection, if it is there; its SAs stay until they are terminated. */
    void unloadConnection(String name);

    /** The names of the loaded connections. */
    Set<String> connections();

    /** @param id names the secret, so that loading it again replaces it
     *  @param key octets, taken as they are
     *  @param owners IKE identities, at least one: without owners it would match every peer */
    void loadSharedKey(String id, byte[] key, List<String> owners);

    /** Forgets a key, if it is there. */
    void unloadSharedKey(String id);

    /** The ids of the loaded keys, never the keys. */
    Set<String> sharedKeys();

    /** @param id of its public key: forty hexadecimal digits (RFC 5280 section 4.2.1.2, method 1)
     *  @param key octets (PKCS #8)
     *  @throws CharonRefusedException if it is none that charon can use, or that of another public key */
    void loadPrivateKey(String id, byte[] key);

    /** Forgets a private key, if it is there. */
    void unloadPrivateKey(String id);

    /** The ids of the loaded private keys, never the keys. */
    Set<String> privateKeys();

    List<IkeSa> ikeSas();

    /** The same of one connection. */
    List<IkeSa> ikeSas(String connection);

    /** Begins to bring up a child, and its IKE_SA if none is up; what becomes of it the {@link CharonListener} hears. It
     * takes a moment, but as long as looking up its name takes where the peer has one. Others may call meanwhile.
     * @throws CharonRefusedException if charon cannot even begin */
    void initiate(String ike, String child);

    /** Closes an IKE_SA with its children, within half a second even if the peer is silent; nothing happens if there is
     * none. */
    void terminateIke(long uniqueId);

    /** Closes a CHILD_SA; if the peer is silent it stays listed, no longer INSTALLED, until charon gives the peer up. */
    void terminateChild(long uniqueId);

    /** Closes all IKE_SAs of a connection. */
    void terminateIkeByName(String name);

    /** Closes the sockets; charon and its tunnels go on. The listener hears nothing of it. */
    @Override
    void close();
}
