package io.culvert.command.rest;

import io.culvert.events.api.ApiError;
import java.io.IOException;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads the body of a request no further than a body of the API may go, however long its sender says it is. */
final class LimitedOctets extends AbstractHttpMessageConverter<Octets> implements WebMvcConfigurer {
    /** Octets; a hundred connections of the longest attributes take less. */
    static final int LONGEST = 1 << 20;

    LimitedOctets() {
        super(MediaType.ALL);
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(this);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == Octets.class;
    }

    /** @throws ApiException if there is more */
    @Override
    protected Octets readInternal(Class<? extends Octets> type, HttpInputMessage message) throws IOException {
        long said = message.getHeaders().getContentLength();
        // Room for no more than comes, where that is known.
        int atMost = said >= 0 && said < LONGEST ? (int) said : LONGEST;
        byte[] body = message.getBody().readNBytes(atMost + 1);
        if (body.length > LONGEST) {
            throw new ApiException(ApiError.tooLarge("A request's body", LONGEST));
        }
        return new Octets(body);
    }

    @Override
    protected void writeInternal(Octets octets, HttpOutputMessage message) {
        throw new UnsupportedOperationException("bodies come, and do not go");
    }
}
