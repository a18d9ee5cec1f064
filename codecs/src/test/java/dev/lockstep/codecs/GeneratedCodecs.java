package dev.lockstep.codecs;

import dev.lockstep.codecs.MessageSchema.Data;
import dev.lockstep.codecs.MessageSchema.Field;
import dev.lockstep.codecs.MessageSchema.Group;
import dev.lockstep.codecs.MessageSchema.Message;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.MetaAttribute;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Drives the generated codecs by name, so that tests reach every message: fills one at random, and spells out what decoders read. */
final class GeneratedCodecs {
    private static final String PACKAGE = "dev.lockstep.codecs.sbe.";

    private GeneratedCodecs() {}

    /** Encodes random values and returns the message's length with its header. */
    static int encode(
            final Message message,
            final SplittableRandom random,
            final int levels,
            final int dataLength,
            final MutableDirectBuffer buffer,
            final int offset)
            throws ReflectiveOperationException {
        final Object encoder = newCodec(message.name() + "Encoder");
        method(encoder, "wrapAndApplyHeader").invoke(encoder, buffer, offset, new MessageHeaderEncoder());
        fill(encoder, message.fields(), random);
        for (final Group group : message.groups()) {
            final Object groupEncoder = method(encoder, group.name() + "Count").invoke(encoder, levels);
            for (int i = 0; i < levels; i++) {
                read(groupEncoder, "next");
                fill(groupEncoder, group.fields(), random);
            }
        }
        for (final Data data : message.data()) {
            final byte[] bytes = new byte[dataLength];
            random.nextBytes(bytes);
            encoder.getClass()
                    .getMethod("put" + capitalised(data.name()), byte[].class, int.class, int.class)
                    .invoke(encoder, bytes, 0, dataLength);
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + (int) read(encoder, "encodedLength");
    }

    /** What a printer should say, by the generated decoder's values and metadata alone. */
    static String spell(final Message message, final DirectBuffer buffer, final int offset, final boolean json)
            throws ReflectiveOperationException {
        final Object decoder = newCodec(message.name() + "Decoder");
        method(decoder, "wrapAndApplyHeader").invoke(decoder, buffer, offset, new MessageHeaderDecoder());
        final List<String> members = spellFields(decoder, message.fields(), json);
        members.add(0, json ? "\"template\":\"" + message.name() + '"' : message.name());
        for (final Group group : message.groups()) {
            final Object groupDecoder = read(decoder, group.name());
            final List<String> entries = new ArrayList<>();
            while ((boolean) read(groupDecoder, "hasNext")) {
                read(groupDecoder, "next");
                entries.add('{' + String.join(json ? "," : " ", spellFields(groupDecoder, group.fields(), json)) + '}');
            }
            members.add(key(group.name(), json) + '[' + String.join(json ? "," : " ", entries) + ']');
        }
        for (final Data data : message.data()) {
            final byte[] bytes = new byte[(int) read(decoder, data.name() + "Length")];
            decoder.getClass()
                    .getMethod("get" + capitalised(data.name()), byte[].class, int.class, int.class)
                    .invoke(decoder, bytes, 0, bytes.length);
            final StringBuilder hex = new StringBuilder();
            for (final byte b : bytes) {
                hex.append(String.format("%02x", b));
            }
            members.add(key(data.name(), json) + (json ? "\"" + hex + '"' : hex.toString()));
        }
        return json ? '{' + String.join(",", members) + '}' : String.join(" ", members);
    }

    /** A static constant of a generated class. */
    static int constant(final String codec, final String name) throws ReflectiveOperationException {
        return (int) Class.forName(PACKAGE + codec).getField(name).get(null);
    }

    private static void fill(final Object encoder, final List<Field> fields, final SplittableRandom random)
            throws ReflectiveOperationException {
        for (final Field field : fields) {
            final Method setter = setter(encoder, field.name());
            setter.invoke(encoder, value(setter.getParameterTypes()[0], field, random));
        }
    }

    private static Object value(final Class<?> type, final Field field, final SplittableRandom random) {
        if (type.isEnum()) {
            // The last constant stands for a missing value.
            final Object[] constants = type.getEnumConstants();
            return constants[random.nextInt(constants.length - 1)];
        }
        if (type == String.class) {
            final StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(field.length()); i >= 0; i--) {
                text.append((char) random.nextInt('A', 'Z' + 1));
            }
            return text.toString();
        }
        final long bits = random.nextLong();
        if (type == long.class) {
            return field.primitive() == PrimitiveType.UINT32 ? bits >>> 32 : bits;
        }
        if (type == int.class) {
            return field.primitive() == PrimitiveType.UINT16 ? (Object) (int) (bits >>> 48) : (int) bits;
        }
        return field.primitive() == PrimitiveType.UINT8 ? (short) (bits >>> 56) : (short) bits;
    }

    private static List<String> spellFields(final Object decoder, final List<Field> fields, final boolean json)
            throws ReflectiveOperationException {
        final List<String> members = new ArrayList<>();
        for (final Field field : fields) {
            final Object value = read(decoder, field.name());
            final String unit = (String) decoder.getClass()
                    .getMethod(field.name() + "MetaAttribute", MetaAttribute.class)
                    .invoke(null, MetaAttribute.SEMANTIC_TYPE);
            members.add(key(field.name(), json) + spell(value, unit, json));
        }
        return members;
    }

    private static String spell(final Object value, final String unit, final boolean json) {
        final String text;
        switch (unit) {
            case "Price", "Qty", "Decimal" ->
                text = BigDecimal.valueOf((long) value, 8).stripTrailingZeros().toPlainString();
            case "Hash" -> text = String.format("%016x", (long) value);
            default -> {
                text = value.toString();
                if (value instanceof Number) {
                    return text;
                }
            }
        }
        return json ? '"' + text + '"' : text;
    }

    private static String key(final String name, final boolean json) {
        return json ? '"' + name + "\":" : name + '=';
    }

    private static Object newCodec(final String name) throws ReflectiveOperationException {
        return Class.forName(PACKAGE + name).getConstructor().newInstance();
    }

    private static Method setter(final Object encoder, final String name) {
        for (final Method method : encoder.getClass().getMethods()) {
            if (method.getName().equals(name)
                    && method.getParameterCount() == 1
                    && method.getParameterTypes()[0] != CharSequence.class) {
                return method;
            }
        }
        throw new AssertionError("no setter " + name + " in " + encoder.getClass());
    }

    private static Object read(final Object codec, final String name) throws ReflectiveOperationException {
        return codec.getClass().getMethod(name).invoke(codec);
    }

    private static Method method(final Object codec, final String name) {
        for (final Method method : codec.getClass().getMethods()) {
            if (method.getName().equals(name)) {
                return method;
            }
        }
        throw new AssertionError("no method " + name + " in " + codec.getClass());
    }

    private static String capitalised(final String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
