package io.culvert.events.connect;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Collection;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Trust in those who were issued their certificates by somebody on a list, and in nobody else. */
public final class Trust {
    private Trust() {}

    public static TrustManager[] in(Collection<? extends Certificate> authorities) {
        try {
            KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
            known.load(null, null);
            for (Certificate each : authorities) {
                known.setCertificateEntry("trusted-" + known.size(), each);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(known);
            return managers.getTrustManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this JVM can't trust " + authorities.size() + " certificates", e);
        }
    }
}
