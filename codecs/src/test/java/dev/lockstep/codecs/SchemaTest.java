package dev.lockstep.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.MessageSchema.Field;
import dev.lockstep.codecs.MessageSchema.Group;
import dev.lockstep.codecs.MessageSchema.Message;
import dev.lockstep.codecs.MessageSchema.Unit;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.QuoteDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the schema to its own rules, and the printer to what the generated codecs say of the same bytes. */
final class SchemaTest {
    private static final long SEED = 404L;
    /** Levels of both groups of a book message together, and bytes of an image, as the schema's descriptions allow. */
    private static final int MAX_LEVELS = 12;

    private static final int MAX_DATA_LENGTH = 200;

    private static final MessageSchema SCHEMA = MessageSchema.load();
    private static final MessagePrinter PRINTER = new MessagePrinter(SCHEMA);

    static Collection<Message> messages() {
        return SCHEMA.messages();
    }

    @Test
    void shouldBeTheSchemaThatTheCodecsWereGeneratedFrom() throws IOException {
        assertThat(SCHEMA.id()).isEqualTo(QuoteDecoder.SCHEMA_ID);
        assertThat(SCHEMA.version()).isEqualTo(QuoteDecoder.SCHEMA_VERSION);
        assertThat(MessageLayout.HEADER_LENGTH).isEqualTo(MessageHeaderEncoder.ENCODED_LENGTH);
        assertThat(SCHEMA.messages()).hasSize(schemaText().split("<sbe:message ", -1).length - 1);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldPlaceFieldsWhereTheGeneratedCodecsDo(final Message message) throws ReflectiveOperationException {
        final String decoder = message.name() + "Decoder";
        assertThat(message.templateId()).isEqualTo(GeneratedCodecs.constant(decoder, "TEMPLATE_ID"));
        assertThat(message.blockLength()).isEqualTo(GeneratedCodecs.constant(decoder, "BLOCK_LENGTH"));
        for (final Field field : message.fields()) {
            final Class<?> type = Class.forName("dev.lockstep.codecs.sbe." + decoder);
            assertThat(type.getMethod(field.name() + "EncodingOffset").invoke(null))
                    .as(field.name())
                    .isEqualTo(field.offset());
            assertThat(type.getMethod(field.name() + "Id").invoke(null))
                    .as(field.name())
                    .isEqualTo(field.id());
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldFitTheLongestMessageWhenFull(final Message message) throws ReflectiveOperationException {
        // Levels are split between bids and asks in any way; the sizes are the same, so one way stands for all.
        final int levels =
                message.groups().isEmpty() ? 0 : MAX_LEVELS / message.groups().size();
        final int length = GeneratedCodecs.encode(
                message, new SplittableRandom(SEED), levels, MAX_DATA_LENGTH, new UnsafeBuffer(new byte[1024]), 0);
        assertThat(length).isLessThanOrEqualTo(RecordHeader.MAX_MESSAGE_LENGTH);
    }

    @Test
    void shouldNumberTemplatesInTheBlocksThatTheSectionsName() throws IOException {
        final Matcher matcher = Pattern.compile("<!-- (\\d+)\\.\\. |<sbe:message name=\"(\\w+)\" id=\"(\\d+)\"")
                .matcher(schemaText());
        final Set<Integer> sections = new TreeSet<>();
        final List<String> strays = new ArrayList<>();
        int section = -1;
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                section = Integer.parseInt(matcher.group(1));
                sections.add(section);
            } else if (section < 0 || Integer.parseInt(matcher.group(3)) / 100 != section / 100) {
                strays.add(matcher.group(2));
            }
        }
        assertThat(sections).containsExactly(1, 100, 200, 300, 400, 500, 600, 700);
        assertThat(strays).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldDescribeWhatTypesDoNotSay(final Message message) {
        assertThat(message.description()).isNotBlank();
        final Set<Integer> ids = new HashSet<>();
        final Set<String> names = new HashSet<>(Set.of("template"));
        requireDescribed(message.fields(), ids, names);
        for (final Group group : message.groups()) {
            assertThat(group.description()).as(group.name()).isNotBlank();
            assertThat(ids.add(group.id()))
                    .as("id of %s is unique", group.name())
                    .isTrue();
            assertThat(names.add(group.name())).as(group.name()).isTrue();
            requireDescribed(group.fields(), ids, new HashSet<>());
        }
        message.data().forEach(data -> {
            assertThat(data.description()).as(data.name()).isNotBlank();
            assertThat(ids.add(data.id())).as("id of %s is unique", data.name()).isTrue();
            assertThat(names.add(data.name())).as(data.name()).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldStateTheUnitThatTheNameImplies(final Message message) {
        final List<Field> fields = new ArrayList<>(message.fields());
        message.groups().forEach(group -> fields.addAll(group.fields()));
        for (final Field field : fields) {
            assertThat(field.unit()).as(field.name()).isEqualTo(impliedUnit(field));
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldPrintWhatTheGeneratedDecoderReads(final Message message) throws ReflectiveOperationException {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 50; round++) {
            final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
            random.nextBytes(buffer.byteArray());
            final int offset = random.nextInt(64);
            final int levels = random.nextInt(MAX_LEVELS / 2 + 1);
            final int dataLength = random.nextInt(MAX_DATA_LENGTH + 1);
            final int length = GeneratedCodecs.encode(message, random, levels, dataLength, buffer, offset);

            final StringBuilder text = new StringBuilder("before ");
            PRINTER.appendText(text, buffer, offset, length);
            assertThat(text)
                    .as("seed %d, round %d", SEED, round)
                    .hasToString("before " + GeneratedCodecs.spell(message, buffer, offset, false));
            final StringBuilder json = new StringBuilder();
            PRINTER.appendJson(json, buffer, offset, length);
            assertThat(json)
                    .as("seed %d, round %d", SEED, round)
                    .hasToString(GeneratedCodecs.spell(message, buffer, offset, true));
        }
    }

    private static void requireDescribed(final List<Field> fields, final Set<Integer> ids, final Set<String> names) {
        for (final Field field : fields) {
            assertThat(!field.description().isBlank() || !field.enumNames().isEmpty())
                    .as("%s is described or an enumeration", field.name())
                    .isTrue();
            assertThat(ids.add(field.id()))
                    .as("id of %s is unique", field.name())
                    .isTrue();
            assertThat(names.add(field.name())).as("%s is unique", field.name()).isTrue();
        }
    }

    private static Unit impliedUnit(final Field field) {
        final String name = field.name();
        if (field.primitive() == PrimitiveType.UINT64) {
            return Unit.HASH;
        } else if (name.matches("price|.*Price|priceIncrement|limitOffset")) {
            return Unit.PRICE;
        } else if (name.matches("quantity|.*Quantity|quantityIncrement|volume")) {
            return Unit.QUANTITY;
        } else if (name.matches("exchangeTimeNs|receiveTimeNs|expireTimeNs|deadlineNs")) {
            return Unit.TIME;
        } else if (name.matches("fee|money|.*Money")) {
            return Unit.MONEY;
        }
        return name.matches("multiplier|perUnit") ? Unit.DECIMAL : Unit.NONE;
    }

    private static String schemaText() throws IOException {
        try (InputStream xml = MessageSchema.class.getResourceAsStream("lockstep.xml")) {
            return new String(xml.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
