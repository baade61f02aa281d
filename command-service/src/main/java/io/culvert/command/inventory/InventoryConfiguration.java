package io.culvert.command.inventory;

import io.culvert.command.port.Commands;
import io.culvert.command.port.EventLog;
import io.culvert.command.port.RouterHosts;
import io.culvert.events.identity.Settings;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Neutron as inventory, if {@code culvert.inventory.source} says so. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "culvert.inventory.source", havingValue = "neutron")
public class InventoryConfiguration {
    /** @throws IllegalArgumentException if a setting is wrong or missing; the operator can mend it */
    @Bean
    NeutronSettings neutronSettings(Environment settings) {
        return NeutronSettings.of(new Settings(settings::getProperty));
    }

    @Bean
    NeutronInventory neutronInventory(NeutronSettings settings, Commands commands, RouterHosts hosts) {
        return new NeutronInventory(
                new NeutronClient(settings, NeutronClient.PAGE, Clock.systemUTC()), commands, hosts);
    }

    @Bean
    NeutronFollower neutronFollower(NeutronSettings settings, NeutronInventory neutron, EventLog log) {
        return NeutronFollower.start(neutron, log, settings.interval());
    }
}
