package io.culvert.command.hosts;

import io.culvert.command.port.Commands;
import io.culvert.command.port.EventLog;
import io.culvert.command.port.HostRegistry;
import io.culvert.command.port.Hosts;
import io.culvert.command.port.Secrets;
import io.culvert.events.connect.ThisMachine;
import io.culvert.events.connect.TrustFile;
import io.culvert.events.identity.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** The identities of hosts, and the port that they ask at. */
@Configuration(proxyBeanMethods = false)
public class HostsConfiguration {
    private static final String TRUST = "culvert.hosts.trust-file";
    private static final String NAMES = "culvert.hosts.names";
    private static final String DAYS = "culvert.hosts.certificate-days";

    /** @throws IllegalArgumentException if a setting is wrong; the operator can mend it */
    @Bean
    HostAuthority hostAuthority(Environment settings) {
        Settings known = new Settings(settings::getProperty);
        Optional<TrustFile> foreign = TrustFile.of(known, TRUST);
        if (foreign.isPresent()) {
            return new ForeignAuthority(
                    foreign.get(),
                    Path.of(known.required("culvert.hosts.server-certificate-file")),
                    Path.of(known.required("culvert.hosts.server-key-file")));
        }
        String data = settings.getProperty("culvert.data-dir", "./data");
        Path file =
                Path.of(settings.getProperty("culvert.hosts.authority-file", data + "/secrets/hosts-authority.pem"));
        return OwnAuthority.in(file, names(settings), Clock.systemUTC().instant());
    }

    /** Loopback, what this machine calls itself, where it listens, and what the operator says. */
    private static List<String> names(Environment settings) {
        Stream<String> said = Arrays.stream(settings.getProperty(NAMES, "").split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty());
        return Stream.concat(
                        Stream.of(
                                "localhost",
                                "127.0.0.1",
                                "::1",
                                ThisMachine.name().orElse("localhost"),
                                address(settings)),
                        said)
                .distinct()
                .toList();
    }

    private static String address(Environment settings) {
        return settings.getProperty("culvert.hosts.address", settings.getProperty("server.address", "127.0.0.1"));
    }

    @Bean
    Revocations hostRevocations(HostRegistry registry) {
        return new Revocations(registry::all, System::nanoTime);
    }

    @Bean
    TrustedHosts trustedHosts(HostAuthority authority, Revocations revocations) {
        return new TrustedHosts(authority.trusted(), revocations, Clock.systemUTC());
    }

    @Bean
    Enrolments hostAdmission(
            HostAuthority authority, HostRegistry registry, Revocations revocations, Environment settings) {
        Optional<OwnAuthority> own = authority instanceof OwnAuthority itself ? Optional.of(itself) : Optional.empty();
        return new Enrolments(own, registry, revocations, validity(settings), Clock.systemUTC());
    }

    private static Duration validity(Environment settings) {
        return Duration.ofDays(new Settings(settings::getProperty).number(DAYS, 30, 1, 9_999));
    }

    @Bean
    HostsPort hostsPort(HostAuthority authority, Environment settings) {
        boolean anyPort = "0".equals(settings.getProperty("server.port"));
        return new HostsPort(
                address(settings),
                settings.getProperty("culvert.hosts.port", Integer.class, anyPort ? 0 : 8443),
                new HostsTls(new ServerKeys(authority, Clock.systemUTC()), authority.trusted()));
    }

    @Bean
    FilterRegistrationBean<HostsPortFilter> hostsPortFilter(HostsPort port) {
        var registration = new FilterRegistrationBean<>(new HostsPortFilter(port));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    @Bean
    HostsController hostsController(
            TrustedHosts hosts, Enrolments enrolments, Hosts leases, EventLog log, Commands commands, Secrets secrets) {
        return new HostsController(hosts, enrolments, leases, log, commands, secrets);
    }
}
