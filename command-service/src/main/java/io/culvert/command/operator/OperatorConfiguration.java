package io.culvert.command.operator;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The operators' side of the log. */
@Configuration(proxyBeanMethods = false)
@Import({
    LogController.class,
    DeadLettersController.class,
    StreamController.class,
    VerifyController.class,
    CryptoCheckController.class,
    VaultController.class,
    HostsOperatorController.class,
    OperatorAdvice.class
})
public class OperatorConfiguration {}
