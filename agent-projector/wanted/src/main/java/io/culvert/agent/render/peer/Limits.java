package io.culvert.agent.render.peer;

/** What a device takes of times. */
final class Limits {
    private Limits() {}

    /** @throws IllegalArgumentException if a lifetime is out of the device's bounds, all in seconds */
    static int lifetime(String device, int seconds, int least, int most) {
        if (seconds < least || seconds > most) {
            throw new IllegalArgumentException(
                    device + " can't do lifetime '" + seconds + "', but " + least + " to " + most + " seconds");
        }
        return seconds;
    }
}
