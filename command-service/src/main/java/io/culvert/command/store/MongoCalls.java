package io.culvert.command.store;

import com.mongodb.MongoException;
import io.culvert.command.port.UnavailableException;
import java.util.function.Supplier;

/** Calls of the database, whose trouble the other rooms know as the store being away. */
final class MongoCalls {
    private MongoCalls() {}

    /** @throws UnavailableException if MongoDB does not answer, or refuses */
    static <T> T orUnavailable(Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoException e) {
            throw new UnavailableException("MongoDB does not answer", e);
        }
    }
}
