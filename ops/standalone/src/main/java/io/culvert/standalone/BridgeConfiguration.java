package io.culvert.standalone;

import io.culvert.command.disclosure.Disclosures;
import io.culvert.command.port.Owners;
import io.culvert.command.port.ReadSide;
import io.culvert.query.port.Projects;
import io.culvert.query.port.PskDisclosure;
import io.culvert.query.port.Versions;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the two services meet, which know nothing of each other. */
@Configuration(proxyBeanMethods = false)
class BridgeConfiguration {
    @Bean
    ReadSide readSide(Versions versions) {
        return versions::await;
    }

    @Bean
    Owners owners(Projects projects) {
        return projects::ownerOf;
    }

    @Bean
    @ConditionalOnBooleanProperty("culvert.psk.disclosure")
    PskDisclosure pskDisclosure(Disclosures disclosures) {
        return new VaultDisclosure(disclosures);
    }
}
