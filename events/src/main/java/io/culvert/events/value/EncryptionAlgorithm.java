package io.culvert.events.value;

/** The cipher of a policy (API reference, attribute {@code encryption_algorithm}); CCM and GCM give their ICV length in octets. */
public enum EncryptionAlgorithm implements WireName {
    TRIPLE_DES("3des"),
    AES_128("aes-128"),
    AES_192("aes-192"),
    AES_256("aes-256"),
    AES_128_CTR("aes-128-ctr"),
    AES_192_CTR("aes-192-ctr"),
    AES_256_CTR("aes-256-ctr"),
    AES_128_CCM_8("aes-128-ccm-8"),
    AES_128_CCM_12("aes-128-ccm-12"),
    AES_128_CCM_16("aes-128-ccm-16"),
    AES_192_CCM_8("aes-192-ccm-8"),
    AES_192_CCM_12("aes-192-ccm-12"),
    AES_192_CCM_16("aes-192-ccm-16"),
    AES_256_CCM_8("aes-256-ccm-8"),
    AES_256_CCM_12("aes-256-ccm-12"),
    AES_256_CCM_16("aes-256-ccm-16"),
    AES_128_GCM_8("aes-128-gcm-8"),
    AES_128_GCM_12("aes-128-gcm-12"),
    AES_128_GCM_16("aes-128-gcm-16"),
    AES_192_GCM_8("aes-192-gcm-8"),
    AES_192_GCM_12("aes-192-gcm-12"),
    AES_192_GCM_16("aes-192-gcm-16"),
    AES_256_GCM_8("aes-256-gcm-8"),
    AES_256_GCM_12("aes-256-gcm-12"),
    AES_256_GCM_16("aes-256-gcm-16");

    private final String wireName;

    EncryptionAlgorithm(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    /** True of a combined-mode cipher, which needs no integrity algorithm (RFC 5282). */
    public boolean isAead() {
        return wireName.contains("-gcm-") || wireName.contains("-ccm-");
    }
}
