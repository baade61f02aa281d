package io.culvert.command.rest;

import io.culvert.command.domain.CryptoPolicy;
import io.culvert.command.domain.Defaults;
import io.culvert.command.domain.Destinations;
import io.culvert.command.domain.InventoryKeeper;
import io.culvert.command.domain.Terms;
import io.culvert.events.api.Quotas;
import io.culvert.events.identity.Identities;
import io.culvert.events.identity.Settings;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.WireName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What the operator lays down, from the settings {@code culvert.quotas.*}, {@code culvert.crypto.policy-file},
 * {@code culvert.psk.*}, {@code culvert.inventory.source}, {@code culvert.webhooks.*} and {@code culvert.defaults}. */
@Configuration(proxyBeanMethods = false)
public class OperatorTerms {
    private static final String NETWORKS = "culvert.webhooks.allowed-networks";

    /** @throws IllegalArgumentException naming the setting that makes no sense; the operator can mend it */
    @Bean
    Terms terms(
            Environment settings,
            @Value("${culvert.crypto.policy-file:}") String policyFile,
            @Value("${culvert.inventory.source:own}") String inventory)
            throws IOException {
        return new Terms(
                Quotas.defaults(settings::getProperty),
                crypto(policyFile),
                named(InventoryKeeper.class, "culvert.inventory.source", inventory));
    }

    /**
     * From {@code culvert.webhooks.enabled} and {@code culvert.webhooks.allowed-networks}. Where everybody on this machine is
     * whoever he says, receivers may be on it too.
     */
    @Bean
    Destinations destinations(Environment all) {
        Settings settings = new Settings(all::getProperty);
        String otherwise = Identities.isForThisMachine(all::getProperty) ? "127.0.0.0/8,::1/128" : "";
        String named = settings.get(NETWORKS, otherwise);
        try {
            return new Destinations(
                    Boolean.parseBoolean(settings.get("culvert.webhooks.enabled", "true")),
                    Stream.of(named.split(","))
                            .map(String::strip)
                            .filter(each -> !each.isEmpty())
                            .map(Cidr::of)
                            .toList());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(NETWORKS + " is '" + named + "', and " + e.getMessage(), e);
        }
    }

    private static CryptoPolicy crypto(String file) throws IOException {
        if (file.isEmpty()) {
            return CryptoPolicy.DEFAULT;
        }
        try {
            return CryptoPolicy.parse(Files.readAllLines(Path.of(file)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("culvert.crypto.policy-file " + file + ", " + e.getMessage(), e);
        }
    }

    @Bean
    PskPolicy pskPolicy(
            @Value("${culvert.psk.strength:warn}") String strength,
            @Value("${culvert.psk.min-entropy-bits:" + PskPolicy.DEFAULT_LEAST_BITS + "}") int leastBits) {
        return new PskPolicy(named(PskPolicy.Strength.class, "culvert.psk.strength", strength), leastBits);
    }

    @Bean
    Defaults defaults(@Value("${culvert.defaults:secure}") String name) {
        return named(Defaults.class, "culvert.defaults", name);
    }

    private static <E extends Enum<E> & WireName> E named(Class<E> type, String setting, String name) {
        return WireName.find(type, name)
                .orElseThrow(() ->
                        new IllegalArgumentException(setting + " is '" + name + "', not one of " + WireName.all(type)));
    }
}
