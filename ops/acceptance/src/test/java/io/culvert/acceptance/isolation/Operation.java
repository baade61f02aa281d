package io.culvert.acceptance.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What can be asked about something: the requests that the table of answers has one line for. */
enum Operation {
    SHOW {
        @Override
        List<Asking> askings() {
            return each(
                    (target, kind) -> Request.get(kind.path(target.id(kind))),
                    (target, kind) -> Request.get(kind.path(target.id(kind)) + "?fields=name"),
                    (target, kind) -> Request.get(kind.tags(target.id(kind))));
        }
    },
    LIST {
        @Override
        List<Asking> askings() {
            List<Asking> all = each(
                    (target, kind) -> Request.get(kind.path() + "?id=" + target.id(kind)),
                    (target, kind) -> Request.graph(kind.field() + "(id: '" + target.id(kind) + "') {id}"),
                    (target, kind) -> Request.graph(kind.field() + "(project: '" + target.project() + "', id: '"
                            + target.id(kind) + "') {id}"));
            all.add((target, own) -> Request.graph("connection(id: '" + target.id(Kind.CONNECTION) + "') {id}"));
            all.add((target, own) ->
                    Request.graph("connection(id: '" + target.id(Kind.CONNECTION) + "') {id tunnel {observedAt}}"));
            return all;
        }
    },
    CHANGE {
        @Override
        List<Asking> askings() {
            return each(
                    (target, kind) ->
                            Request.put(kind.path(target.id(kind)) + "?in_use=apply", kind.body("'name': 'n'")),
                    (target, kind) -> Request.put(
                            kind.path(target.id(kind)) + "?in_use=apply&dry_run=true", kind.body("'name': 'dry'")),
                    (target, kind) -> Request.put(kind.tags(target.id(kind)), "{'tags': ['a']}"));
        }
    },
    TAG {
        @Override
        List<Asking> askings() {
            return each((target, kind) -> Request.put(kind.tags(target.id(kind)) + "/b", ""));
        }
    },
    REMOVE {
        @Override
        List<Asking> askings() {
            return each(
                    (target, kind) -> Request.delete(kind.path(target.fresh(kind))),
                    (target, kind) -> Request.delete(kind.tags(target.id(kind))));
        }
    },
    CREATE_FOR {
        @Override
        List<Asking> askings() {
            List<Asking> all = new ArrayList<>();
            for (Kind kind : List.of(Kind.NETWORK, Kind.ROUTER, Kind.IKE_POLICY, Kind.IPSEC_POLICY, Kind.GROUP)) {
                for (String key : List.of("project_id", "tenant_id")) {
                    all.add((target, own) -> Request.post(
                            kind.path(),
                            kind.body("'" + key + "': '" + target.projectToBe() + "', " + own.attributes(kind))));
                }
            }
            return all;
        }
    },
    REFER_TO {
        @Override
        List<Asking> askings() {
            return List.of(
                    (target, own) -> dry(Kind.SERVICE, "'router_id': '" + target.id(Kind.ROUTER) + "'"),
                    (target, own) -> dry(
                            Kind.SUBNET,
                            "'network_id': '" + target.id(Kind.NETWORK)
                                    + "', 'ip_version': 4, 'cidr': '10.250.0.0/24'"),
                    (target, own) -> dry(
                            Kind.CONNECTION,
                            Holdings.connection(
                                    target.id(Kind.SERVICE), own.id(Kind.IKE_POLICY), own.id(Kind.IPSEC_POLICY))),
                    (target, own) -> dry(
                            Kind.CONNECTION,
                            Holdings.connection(
                                    own.id(Kind.SERVICE), target.id(Kind.IKE_POLICY), own.id(Kind.IPSEC_POLICY))),
                    (target, own) -> dry(
                            Kind.CONNECTION,
                            Holdings.connection(
                                    own.id(Kind.SERVICE), own.id(Kind.IKE_POLICY), target.id(Kind.IPSEC_POLICY))));
        }
    },
    SERVE_SUBNET {
        @Override
        List<Asking> askings() {
            return List.of((target, own) -> dry(
                    Kind.SERVICE,
                    "'router_id': '" + own.id(Kind.ROUTER) + "', 'subnet_id': '" + target.id(Kind.SUBNET) + "'"));
        }
    },
    /** Without the body, which never ends. */
    FOLLOW {
        @Override
        List<Asking> askings() {
            return Stream.of("", "&after=latest")
                    .<Asking>map(end -> (target, own) -> Request.head("/events?project=" + target.project() + end))
                    .toList();
        }
    },
    RECALL {
        @Override
        List<Asking> askings() {
            return Stream.of(
                            "",
                            "?include=host_actions,followed",
                            "/site-connection/{connection}",
                            "/site-connection/{connection}/timeline?from=2026-01-01T00:00:00Z",
                            "/router/{router}/configuration",
                            "/router/{router}/configuration?format=ndjson")
                    .<Asking>map(end -> (target, own) -> Request.get("/history/" + target.project()
                            + end.replace("{connection}", target.id(Kind.CONNECTION))
                                    .replace("{router}", target.id(Kind.ROUTER))))
                    .toList();
        }
    },
    CHANGE_TOGETHER {
        @Override
        List<Asking> askings() {
            return each((target, kind) -> Request.post(
                    "/v2.0/change-sets?dry_run=true&in_use=apply",
                    "{'change_set': {'operations': [{'update': '" + kind.noun() + "', 'id': '" + target.id(kind)
                            + "', 'body': {'name': 'n'}}]}}"));
        }
    },
    /** To before there was such a thing, so that it would be deleted. */
    GO_BACK {
        @Override
        List<Asking> askings() {
            return each((target, kind) -> Request.post(
                    "/v2.0/revert?dry_run=true",
                    "{'revert': {'to_version': 1, 'resource': {'" + kind.noun() + "': '" + target.fresh(kind)
                            + "'}}}"));
        }
    },
    SHOW_WEBHOOK {
        @Override
        List<Asking> askings() {
            return Stream.of("", "?fields=url", "/delivery", "/dead-letters")
                    .<Asking>map(end -> (target, own) -> Request.get("/v2.0/webhooks/" + target.webhook() + end))
                    .toList();
        }
    },
    CHANGE_WEBHOOK {
        @Override
        List<Asking> askings() {
            return List.of(
                    (target, own) -> Request.put(
                            "/v2.0/webhooks/" + target.webhook() + "?dry_run=true",
                            "{'webhook': {'url': 'https://hooks.example/other', 'generate_secret': true}}"),
                    (target, own) ->
                            Request.put("/v2.0/webhooks/" + target.webhook(), "{'webhook': {'enabled': false}}"),
                    (target, own) -> Request.post(
                            "/v2.0/webhooks/" + target.webhook() + "/resume?dry_run=true", "{'after': 0}"));
        }
    },
    REDELIVER {
        @Override
        List<Asking> askings() {
            return List.of((target, own) ->
                    Request.post("/v2.0/webhooks/" + target.webhook() + "/redeliver", "{'version': 1}"));
        }
    },
    QUOTAS {
        @Override
        List<Asking> askings() {
            return Stream.of("", "/default", "/details")
                    .<Asking>map(end -> (target, own) -> Request.get("/v2.0/quotas/" + target.project() + end))
                    .toList();
        }
    },
    CHANGE_QUOTAS {
        @Override
        List<Asking> askings() {
            return Stream.of("", "?dry_run=true")
                    .<Asking>map(end -> (target, own) ->
                            Request.put("/v2.0/quotas/" + target.projectToBe() + end, "{'quota': {'ikepolicy': -1}}"))
                    .toList();
        }
    },
    OPERATE {
        @Override
        List<Asking> askings() {
            return List.of((target, own) -> Request.get("/operator/log/projects/" + target.project() + "/events"));
        }
    };

    /** A request about something, by somebody who has something of his own. */
    interface Asking {
        Request request(Target target, Holdings own);
    }

    abstract List<Asking> askings();

    /** As the table has it. */
    static Operation named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    @SafeVarargs
    private static List<Asking> each(BiFunction<Target, Kind, Request>... requests) {
        List<Asking> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (BiFunction<Target, Kind, Request> request : requests) {
                all.add((target, own) -> request.apply(target, kind));
            }
        }
        return all;
    }

    private static Request dry(Kind kind, String attributes) {
        return Request.post(kind.path() + "?dry_run=true", kind.body(attributes));
    }
}
