package io.culvert.command.rest;

import io.culvert.events.api.ApiError;
import java.io.IOException;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads the body of a request no further than a body of the API may go, however long its sender says it is. */
final class LimitedOctets extends ByteArrayHttpMessageConverter implements WebMvcConfigurer {
    /** Octets; a hundred connections of the longest attributes take less. */
    static final int LONGEST = 1 << 20;

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(this);
    }

    /** @throws ApiException if there is more */
    @Override
    public byte[] readInternal(Class<? extends byte[]> type, HttpInputMessage message) throws IOException {
        byte[] body = message.getBody().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            throw new ApiException(ApiError.tooLarge("A request's body", LONGEST));
        }
        return body;
    }
}
