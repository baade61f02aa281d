package io.culvert.command.hosts;

import io.culvert.events.connect.Trust;
import java.security.GeneralSecurityException;
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

/** TLS as the web server is to speak it at the port for hosts: with our own keys, and no trust but in one authority. */
final class HostsTls implements org.apache.tomcat.util.net.SSLContext {
    private final ServerKeys keys;
    private final List<X509Certificate> trusted;
    private final SSLContext context;

    HostsTls(ServerKeys keys, List<X509Certificate> trusted) {
        this.keys = keys;
        this.trusted = List.copyOf(trusted);
        try {
            context = SSLContext.getInstance("TLSv1.3");
            context.init(new KeyManager[] {keys}, Trust.in(trusted), null);
        } catch (GeneralSecurityException e) {
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
