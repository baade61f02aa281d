package io.culvert.command.kafka;

import io.culvert.command.follow.Follower;
import io.culvert.command.follow.Following;
import io.culvert.command.follow.Place;
import io.culvert.command.port.EventLog;
import io.culvert.command.port.Places;
import io.culvert.events.connect.BusSettings;

/** Puts the log on Kafka, in its order. Its place is saved after the brokers' acknowledgement, so events may come twice. */
public final class Relay implements Following, AutoCloseable {
    private final EventProducer producer;
    private final Follower follower;

    private Relay(EventProducer producer, Follower follower) {
        this.producer = producer;
        this.follower = follower;
    }

    public static Relay start(EventLog log, Places places, BusSettings bus) {
        EventProducer producer = new EventProducer(bus);
        return new Relay(producer, Follower.start("relay", log, Place.saved(places, "relay"), producer::handle));
    }

    @Override
    public Follower follower() {
        return follower;
    }

    @Override
    public void close() {
        follower.close();
        producer.close();
    }
}
