package dev.lockstep.codecs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The message schema as data: what each message is made of and where it lies in the bytes. For tools that must handle every message
 * without code for each; hot paths use the generated codecs. Immutable, any thread.
 */
public final class MessageSchema {
    private static final String RESOURCE = "lockstep.xml";

    private final int id;
    private final int version;
    private final Map<Integer, Message> messages = new TreeMap<>();

    MessageSchema(final int id, final int version, final List<Message> messages) {
        this.id = id;
        this.version = version;
        for (final Message message : messages) {
            final Message other = this.messages.put(message.templateId(), message);
            if (other != null) {
                throw new IllegalArgumentException("schema: messages " + other.name() + " and " + message.name()
                        + " share template id " + message.templateId());
            }
        }
    }

    /** Reads the schema that is shipped with this class. */
    public static MessageSchema load() {
        try (InputStream xml = MessageSchema.class.getResourceAsStream(RESOURCE)) {
            if (xml == null) {
                throw new IllegalStateException(
                        "resource " + RESOURCE + " is missing beside " + MessageSchema.class.getName());
            }
            return SchemaReader.read(xml);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Schema id, as in every message's header. */
    public int id() {
        return id;
    }

    /** Newest version that the schema describes. */
    public int version() {
        return version;
    }

    /** The message of a template id, or null. */
    public Message message(final int templateId) {
        return messages.get(templateId);
    }

    /** All messages, by ascending template id. */
    public Collection<Message> messages() {
        return Collections.unmodifiableCollection(messages.values());
    }

    /**
     * A message: a block of fixed fields, then groups, then data.
     *
     * @param blockLength bytes of the fixed fields
     */
    public record Message(
            String name,
            int templateId,
            String description,
            int blockLength,
            List<Field> fields,
            List<Group> groups,
            List<Data> data) {}

    /**
     * A fixed field.
     *
     * @param offset bytes from the start of its block
     * @param length number of characters of a text, else 1
     * @param enumNames names by value of an enumeration, else empty
     */
    public record Field(
            String name,
            int id,
            String description,
            int offset,
            PrimitiveType primitive,
            int length,
            Unit unit,
            Map<Integer, String> enumNames) {

        /** First byte after the field, from the start of its block. */
        public int end() {
            return offset + primitive.size() * length;
        }
    }

    /**
     * A repeating group of blocks.
     *
     * @param sinceVersion schema version that brought it
     * @param blockLength bytes of one entry
     */
    public record Group(
            String name, int id, String description, int sinceVersion, int blockLength, List<Field> fields) {}

    /**
     * Bytes of variable length.
     *
     * @param sinceVersion schema version that brought it
     */
    public record Data(String name, int id, String description, int sinceVersion) {}

    /** What a number counts; the schema's {@code semanticType}. */
    public enum Unit {
        /** Whatever the description says; a plain integer. */
        NONE(""),
        /** A price, scaled by 10^8. */
        PRICE("Price"),
        /** A quantity, scaled by 10^8. */
        QUANTITY("Qty"),
        /** Another decimal number, scaled by 10^8. */
        DECIMAL("Decimal"),
        /** Money, scaled by the 10^moneyScale of a currency that the message may not name. */
        MONEY("Money"),
        /** Nanoseconds since the epoch, UTC. */
        TIME("UTCTimestamp"),
        /** A 64-bit hash. */
        HASH("Hash");

        private final String semanticType;

        Unit(final String semanticType) {
            this.semanticType = semanticType;
        }

        static Unit of(final String semanticType) {
            for (final Unit unit : values()) {
                if (unit.semanticType.equals(semanticType)) {
                    return unit;
                }
            }
            throw new IllegalArgumentException("schema: unknown semanticType " + semanticType);
        }
    }
}
