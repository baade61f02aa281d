package io.culvert.command.rest;

import io.culvert.command.domain.CryptoPolicy;
import io.culvert.command.domain.Defaults;
import io.culvert.command.domain.InventoryKeeper;
import io.culvert.command.domain.Terms;
import io.culvert.events.api.Quotas;
import io.culvert.events.value.WireName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What the operator lays down, from the settings {@code culvert.quotas.*}, {@code culvert.crypto.policy-file},
 * {@code culvert.psk.*}, {@code culvert.inventory.source} and {@code culvert.defaults}. */
@Configuration(proxyBeanMethods = false)
public class OperatorTerms {
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
