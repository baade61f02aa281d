package io.culvert.command.port;

class MemoryWebhookPlacesTest extends WebhookPlacesContract {
    private final WebhookPlaces places = new MemoryWebhookPlaces();

    @Override
    protected WebhookPlaces places() {
        return places;
    }
}
