package io.culvert.events.wire;

import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.AuthMode;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.DataPlane;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.DpdAction;
import io.culvert.events.value.DriftKind;
import io.culvert.events.value.EncapsulationMode;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.EndpointGroupId;
import io.culvert.events.value.EndpointType;
import io.culvert.events.value.Fate;
import io.culvert.events.value.HostId;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.NatTraversal;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.Phase1Mode;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.ResourceKind;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.Status;
import io.culvert.events.value.SubnetId;
import io.culvert.events.value.TransformProtocol;
import io.culvert.events.value.Until;
import io.culvert.events.value.VpnServiceId;
import io.culvert.events.value.WebhookId;
import io.culvert.events.value.WireName;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** The values that are one JSON string, or one number, each. */
final class Scalars {
    private Scalars() {}

    static SimpleModule module() {
        SimpleModule module = new SimpleModule("culvert");
        text(module, NetworkId.class, NetworkId::of);
        text(module, SubnetId.class, SubnetId::of);
        text(module, RouterId.class, RouterId::of);
        text(module, IkePolicyId.class, IkePolicyId::of);
        text(module, IpsecPolicyId.class, IpsecPolicyId::of);
        text(module, EndpointGroupId.class, EndpointGroupId::of);
        text(module, VpnServiceId.class, VpnServiceId::of);
        text(module, ConnectionId.class, ConnectionId::of);
        text(module, WebhookId.class, WebhookId::of);
        text(module, IpAddress.class, IpAddress::of);
        text(module, Cidr.class, Cidr::of);
        text(module, ProjectId.class, ProjectId::new);
        text(module, HostId.class, HostId::new);
        named(module, AuthAlgorithm.class);
        named(module, EncryptionAlgorithm.class);
        named(module, DhGroup.class);
        named(module, IkeVersion.class);
        named(module, Phase1Mode.class);
        named(module, TransformProtocol.class);
        named(module, EncapsulationMode.class);
        named(module, DpdAction.class);
        named(module, Initiator.class);
        named(module, NatTraversal.class);
        named(module, EndpointType.class);
        named(module, Status.class);
        named(module, AuthMode.class);
        named(module, DriftKind.class);
        named(module, ReasonCode.class);
        named(module, DataPlane.class);
        named(module, ResourceKind.class);
        named(module, Fate.class);
        named(module, Until.class);
        key(module, ResourceKind.class, Scalars::kind);
        module.addKeySerializer(ResourceKind.class, new KindKeyWriter());
        module.addSerializer(Lifetime.class, new LifetimeWriter());
        module.addDeserializer(
                Lifetime.class, new TextReader<>(Lifetime.class, s -> new Lifetime(Integer.parseInt(s))));
        key(module, RouterId.class, RouterId::of);
        key(module, ConnectionId.class, ConnectionId::of);
        return module;
    }

    private static <T> void key(SimpleModule module, Class<T> type, Function<String, T> of) {
        module.addKeyDeserializer(type, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return (Object) of.apply(key);
            }
        });
    }

    private static ResourceKind kind(String name) {
        return WireName.find(ResourceKind.class, name)
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is unknown"));
    }

    private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> of) {
        module.addSerializer(type, new TextWriter<>(type, Object::toString));
        module.addDeserializer(type, new TextReader<>(type, of));
    }

    private static <E extends Enum<E> & WireName> void named(SimpleModule module, Class<E> type) {
        module.addSerializer(type, new TextWriter<>(type, WireName::wireName));
        module.addDeserializer(
                type,
                new TextReader<>(
                        type,
                        name -> WireName.find(type, name)
                                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is unknown"))));
    }

    private static final class TextWriter<T> extends StdSerializer<T> {
        private final Function<? super T, String> text;

        TextWriter(Class<T> type, Function<? super T, String> text) {
            super(type);
            this.text = text;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeString(text.apply(value));
        }
    }

    private static final class KindKeyWriter extends StdSerializer<ResourceKind> {
        KindKeyWriter() {
            super(ResourceKind.class);
        }

        @Override
        public void serialize(ResourceKind value, JsonGenerator json, SerializationContext context) {
            json.writeName(value.wireName());
        }
    }

    private static final class LifetimeWriter extends StdSerializer<Lifetime> {
        LifetimeWriter() {
            super(Lifetime.class);
        }

        @Override
        public void serialize(Lifetime value, JsonGenerator json, SerializationContext context) {
            json.writeNumber(value.seconds());
        }
    }

    private static final class TextReader<T> extends StdDeserializer<T> {
        private final Function<String, T> of;

        TextReader(Class<T> type, Function<String, T> of) {
            super(type);
            this.of = of;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            String text = json.getString();
            try {
                return of.apply(text);
            } catch (IllegalArgumentException e) {
                throw DatabindException.from(json, e.getMessage(), e);
            }
        }
    }
}
