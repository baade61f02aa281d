package io.culvert.acceptance;

import java.util.List;

/** Clients whose tokens name their project, as on one machine. */
class ClientsIT extends ClientsContract {
    @Override
    List<String> identity() {
        return List.of();
    }

    @Override
    Tenant user(Installation installed, String project) {
        return new Tenant(installed, project);
    }
}
