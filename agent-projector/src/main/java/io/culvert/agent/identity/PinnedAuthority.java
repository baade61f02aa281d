package io.culvert.agent.identity;

import io.culvert.events.connect.Trust;
import io.culvert.events.host.Fingerprints;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Trust at first contact: the authority whose fingerprint the token has, and what it has issued for the name asked. */
final class PinnedAuthority extends X509ExtendedTrustManager {
    private final String fingerprint;

    private PinnedAuthority(String fingerprint) {
        this.fingerprint = fingerprint;
    }

    static SSLContext tls(String fingerprint) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(null, new TrustManager[] {new PinnedAuthority(fingerprint)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS 1.3", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        pinned(chain).checkServerTrusted(chain, authType, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        pinned(chain).checkServerTrusted(chain, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("nobody is trusted without a name");
    }

    private X509ExtendedTrustManager pinned(X509Certificate[] chain) throws CertificateException {
        for (X509Certificate each : chain) {
            if (Fingerprints.of(each).equals(fingerprint)) {
                return only(each);
            }
        }
        throw new CertificateException("the service is not of the authority that the enrolment token names");
    }

    private static X509ExtendedTrustManager only(X509Certificate authority) throws CertificateException {
        for (TrustManager each : Trust.in(List.of(authority))) {
            if (each instanceof X509ExtendedTrustManager manager) {
                return manager;
            }
        }
        throw new CertificateException("this JDK checks no names");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
