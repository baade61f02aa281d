package io.culvert.command.store;

/** A commit as Culvert first wrote it; it lies in databases out there, so it never changes. */
final class FirstFormSample {
    static final String JSON = """
            {"_id": "east/1", "position": {"$numberLong": "1"}, "project": "east", "firstVersion": {"$numberLong": "1"},
             "events": [{"type": "io.culvert.network.created.v1", "eventId": "22222222-0000-4000-8000-000000000001",
               "version": {"$numberLong": "1"}, "time": {"$date": "2026-11-24T00:00:00.123Z"}, "actor": "east",
               "correlationId": "req-1", "data": {"network": {"id": "11111111-0000-4000-8000-000000000001",
                 "name": "net", "external": false, "adminStateUp": true}}}]}
            """;

    private FirstFormSample() {}
}
