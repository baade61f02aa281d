package io.culvert.command.rest;

import io.culvert.command.domain.VpnCommand;
import io.culvert.events.event.Cause;
import io.culvert.events.value.ProjectId;
import java.util.UUID;

/** A collection whose resources have no secret: nothing is sealed before its commands. */
abstract class PlainController extends ResourceController {
    PlainController(Shape shape, Writer writer) {
        super(shape, writer);
    }

    abstract VpnCommand create(UUID id, Attributes attributes);

    abstract VpnCommand update(UUID id, Attributes attributes, Call call);

    @Override
    Prepared prepareCreate(ProjectId project, UUID id, Attributes attributes, Call call) {
        return Prepared.of(create(id, attributes));
    }

    @Override
    Prepared prepareUpdate(ProjectId project, UUID id, Attributes attributes, Call call, Cause cause) {
        return Prepared.of(update(id, attributes, call));
    }
}
