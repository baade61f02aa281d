package io.culvert.command.secrets.key;

import org.junit.jupiter.api.AfterEach;

class TransitKeyTest extends KeyEncryptionContract {
    private final TransitDouble vault = TransitDouble.start();

    @AfterEach
    void stop() {
        vault.close();
    }

    @Override
    KeyEncryption keeper() {
        return vault.keeper();
    }

    @Override
    void provideAnother(String present) {
        // Vault makes one.
    }
}
