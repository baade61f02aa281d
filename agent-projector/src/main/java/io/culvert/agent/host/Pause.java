package io.culvert.agent.host;

/** Waits a little, for what tells nobody when it is done. */
final class Pause {
    private Pause() {}

    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException("interrupted while waiting", e);
        }
    }
}
