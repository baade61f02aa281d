package io.culvert.events.value;

/** The integrity algorithm of a policy (API reference, attribute {@code auth_algorithm}). */
public enum AuthAlgorithm implements WireName {
    SHA1("sha1"),
    SHA256("sha256"),
    SHA384("sha384"),
    SHA512("sha512"),
    AES_XCBC("aes-xcbc"),
    AES_CMAC("aes-cmac");

    private final String wireName;

    AuthAlgorithm(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
