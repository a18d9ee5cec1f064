package dev.lockstep.config;

import dev.lockstep.config.Node.Kind;
import dev.lockstep.config.Node.Scalar;
import dev.lockstep.config.ScalarType.WrongForm;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The scalar types that components may have. */
final class ScalarTypes {
    private static final ScalarType TEXT = type("text", "text", false, Scalar::text);
    private static final ScalarType BOOLEAN =
            new ScalarType("boolean", "true or false", List.of("true", "false"), false, ScalarTypes::bool);
    private static final ScalarType INT = type("integer", "an integer", true, Numbers::int32);
    private static final ScalarType LONG = type("integer", "an integer", true, Numbers::int64);
    private static final ScalarType DOUBLE = type("number", "a number such as 0.25", true, Numbers::binary);
    private static final ScalarType DECIMAL = type("decimal", "a decimal such as 0.25", true, Numbers::decimal);
    private static final ScalarType PATH = type("path", "a path", false, parsing(Path::of));
    private static final ScalarType DURATION = type(
            "duration", "a duration such as 250us (units ns, us, ms, s, m, h, d)", true, parsing(Durations::parse));
    private static final ScalarType SIZE =
            type("size", "a size such as 64KiB (units B, KiB, MiB, GiB, TiB)", true, parsing(ByteSize::parse));

    private static final Map<Class<?>, ScalarType> TYPES = Map.ofEntries(
            Map.entry(String.class, TEXT),
            Map.entry(boolean.class, BOOLEAN),
            Map.entry(Boolean.class, BOOLEAN),
            Map.entry(int.class, INT),
            Map.entry(Integer.class, INT),
            Map.entry(long.class, LONG),
            Map.entry(Long.class, LONG),
            Map.entry(double.class, DOUBLE),
            Map.entry(Double.class, DOUBLE),
            Map.entry(BigDecimal.class, DECIMAL),
            Map.entry(Path.class, PATH),
            Map.entry(Duration.class, DURATION),
            Map.entry(ByteSize.class, SIZE));

    private ScalarTypes() {}

    static Optional<ScalarType> of(final Class<?> type) {
        return type.isEnum() ? Optional.of(enumeration(type)) : Optional.ofNullable(TYPES.get(type));
    }

    private static ScalarType type(
            final String noun, final String form, final boolean ranged, final ScalarType.Reader reader) {
        return new ScalarType(noun, form, List.of(), ranged, reader);
    }

    private static ScalarType enumeration(final Class<?> type) {
        final Map<String, Object> constants = new LinkedHashMap<>();
        for (final Object constant : type.getEnumConstants()) {
            constants.put(Texts.nameOf((Enum<?>) constant), constant);
        }
        final String form = "one of " + String.join(", ", constants.keySet());
        return new ScalarType("choice", form, List.copyOf(constants.keySet()), false, scalar -> {
            final Object constant = constants.get(scalar.text());
            if (constant == null) {
                throw new WrongForm(Texts.nearest(scalar.text(), constants.keySet())
                        .map(name -> "did you mean '" + name + "'?")
                        .orElse(""));
            }
            return constant;
        });
    }

    private static Object bool(final Scalar scalar) throws WrongForm {
        if (!scalar.text().equals("true") && !scalar.text().equals("false")) {
            throw new WrongForm("");
        }
        if (scalar.kind() != Kind.PLAIN) {
            throw new WrongForm("write it without quotes");
        }
        return scalar.text().equals("true");
    }

    /** A wrong form needs no more words, since the message says what is expected; other refusals explain themselves. */
    private static ScalarType.Reader parsing(final Function<String, Object> parse) {
        return scalar -> {
            try {
                return parse.apply(scalar.text());
            } catch (final NumberFormatException e) {
                throw new WrongForm("");
            } catch (final IllegalArgumentException e) {
                throw new WrongForm(e.getMessage());
            }
        };
    }
}
