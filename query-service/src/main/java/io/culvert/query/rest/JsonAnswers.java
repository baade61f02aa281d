package io.culvert.query.rest;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The API answers in JSON, whatever a client says that it accepts: as the original does. */
public final class JsonAnswers implements WebMvcConfigurer {
    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        var byHeader = new HeaderContentNegotiationStrategy();
        negotiation.strategies(
                List.of(request -> isOurs(request) ? List.of(MediaType.ALL) : byHeader.resolveMediaTypes(request)));
    }

    private static boolean isOurs(NativeWebRequest request) {
        if (!(request instanceof ServletWebRequest servlet)) {
            return false;
        }
        String path = servlet.getRequest().getRequestURI();
        return path.startsWith("/v2.0") || path.startsWith("/operator/");
    }
}
