package io.culvert.command.hosts;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * The port that hosts ask at: TLS 1.3, with the certificate of the host, which only the way in needs not (RFC 8446, section
 * 4.3.2). Its threads are its own, so that clients of the API can't keep hosts waiting.
 */
public final class HostsPort implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final int THREADS = 16;
    private static final int MOST_CONNECTIONS = 8_192;
    private static final int PATIENCE_MILLIS = 10_000;

    private final String address;
    private final Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");

    HostsPort(String address, int port, HostsTls tls) {
        this.address = address;
        AbstractHttp11Protocol<?> protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
        protocol.setAddress(parsed(address));
        protocol.setMaxThreads(THREADS);
        protocol.setMinSpareThreads(1);
        protocol.setMaxConnections(MOST_CONNECTIONS);
        protocol.setConnectionTimeout(PATIENCE_MILLIS);
        protocol.setSSLEnabled(true);
        connector.setPort(port);
        connector.setScheme("https");
        connector.setSecure(true);
        connector.addSslHostConfig(config(tls));
    }

    private static InetAddress parsed(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("culvert.hosts.address: '" + address + "' is no address", e);
        }
    }

    private static SSLHostConfig config(HostsTls tls) {
        SSLHostConfig config = new SSLHostConfig();
        config.setProtocols("TLSv1.3");
        config.setCertificateVerification("optional");
        SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(config, SSLHostConfigCertificate.Type.EC);
        certificate.setSslContext(tls);
        config.addCertificate(certificate);
        return config;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addAdditionalConnectors(connector);
    }

    /** Where who is on this machine asks. */
    public String url() {
        InetAddress own = parsed(address);
        String host = own.isAnyLocalAddress() ? "127.0.0.1" : address;
        return "https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
    }

    /** Where it listens; once the web server has started. */
    public int port() {
        return connector.getLocalPort();
    }
}
