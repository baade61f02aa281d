package io.culvert.command.disclosure;

import io.culvert.command.port.Commands;
import io.culvert.command.port.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Only where {@code culvert.psk.disclosure} is true. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("culvert.psk.disclosure")
public class DisclosureConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(DisclosureConfiguration.class);

    @Bean
    Disclosures disclosures(Commands commands, Secrets secrets) {
        LOG.warn("culvert.psk.disclosure is on: members of a project are shown its pre-shared keys when they read its"
                + " connections. Each time leaves an event SecretDisclosed. Without it a key leaves the vault for a host"
                + " alone.");
        return new Disclosures(commands, secrets);
    }

    @Bean
    DisclosureController disclosureController(Disclosures disclosures) {
        return new DisclosureController(disclosures);
    }
}
