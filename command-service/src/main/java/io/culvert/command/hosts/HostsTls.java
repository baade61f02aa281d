package io.culvert.command.hosts;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** TLS as the web server is to speak it at the port for hosts: with our own keys, and no trust but in one authority. */
final class HostsTls implements org.apache.tomcat.util.net.SSLContext {
    private static final char[] NO_PASSWORD = "culvert".toCharArray(); // of key stores in memory

    private final ServerKeys keys;
    private final List<X509Certificate> trusted;
    private final SSLContext context;

    HostsTls(ServerKeys keys, List<X509Certificate> trusted) {
        this.keys = keys;
        this.trusted = List.copyOf(trusted);
        try {
            KeyStore anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, NO_PASSWORD);
            for (X509Certificate each : trusted) {
                anchors.setCertificateEntry("authority-" + anchors.size(), each);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(anchors);
            context = SSLContext.getInstance("TLSv1.3");
            context.init(new KeyManager[] {keys}, trust.getTrustManagers(), null);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no TLS for hosts", e);
        }
    }

    @Override
    public void init(KeyManager[] keyManagers, TrustManager[] trustManagers, SecureRandom random) {
        // It has its own.
    }

    @Override
    public void destroy() {
        // Nothing is held.
    }

    @Override
    public SSLSessionContext getServerSessionContext() {
        return context.getServerSessionContext();
    }

    @Override
    public SSLEngine createSSLEngine() {
        return context.createSSLEngine();
    }

    @Override
    public SSLServerSocketFactory getServerSocketFactory() {
        return context.getServerSocketFactory();
    }

    @Override
    public SSLParameters getSupportedSSLParameters() {
        return context.getSupportedSSLParameters();
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return keys.getCertificateChain(alias);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trusted.toArray(X509Certificate[]::new);
    }
}
