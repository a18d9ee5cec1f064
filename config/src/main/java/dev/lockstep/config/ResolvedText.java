package dev.lockstep.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes bound values as YAML in the one form that depends on nothing but the values: block style, every key in the
 * order of declaration but empty optionals, maps in their own order, line feeds only. Binding the text again gives an equal record.
 */
final class ResolvedText {
    /** Text that is safe without quotes: begins with a letter and holds nothing that YAML gives a meaning to. */
    private static final Pattern BARE = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");

    /** Words that YAML 1.1 or 1.2 readers take for null or a boolean. */
    private static final Pattern WORD = Pattern.compile("(?i)null|true|false|yes|no|on|off|y|n");

    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();

    private ResolvedText() {}

    static String of(final Object value) {
        final ResolvedText text = new ResolvedText();
        final Object plain = plain(value);
        if (isBlock(plain)) {
            text.block(plain, "", "");
        } else {
            text.out.append(scalar(plain)).append('\n');
        }
        return text.out.toString();
    }

    /** Writes lines; the first one after {@code lead}, the others after as much white space. */
    private void block(final Object value, final String lead, final String indent) {
        String start = lead;
        if (value instanceof Map<?, ?> map) {
            for (final Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(start).append(text((String) entry.getKey())).append(':');
                child(plain(entry.getValue()), indent);
                start = indent;
            }
            return;
        }
        for (final Object item : (List<?>) value) {
            final Object plain = plain(item);
            if (isBlock(plain)) {
                block(plain, start + "- ", indent + INDENT);
            } else {
                out.append(start).append("- ").append(scalar(plain)).append('\n');
            }
            start = indent;
        }
    }

    private void child(final Object value, final String indent) {
        if (isBlock(value)) {
            out.append('\n');
            block(value, indent + INDENT, indent + INDENT);
        } else {
            out.append(' ').append(scalar(value)).append('\n');
        }
    }

    private static boolean isBlock(final Object value) {
        return (value instanceof Map<?, ?> map && !map.isEmpty()) || (value instanceof List<?> list && !list.isEmpty());
    }

    /** Records become maps and optionals their value, or null. */
    private static Object plain(final Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(ResolvedText::plain).orElse(null);
        }
        return value instanceof Record bound && !(value instanceof ByteSize) ? components(bound) : value;
    }

    private static Map<String, Object> components(final Record bound) {
        final Map<String, Object> values = new LinkedHashMap<>();
        for (final RecordComponent component : bound.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                final Object value = component.getAccessor().invoke(bound);
                if (value == null) {
                    throw new IllegalArgumentException(component + " is null; bound records hold no nulls");
                }
                if (!isLeftOut(component, value)) {
                    values.put(component.getName(), value);
                }
            } catch (final IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("cannot read " + component, e);
            }
        }
        return values;
    }

    /** An empty optional means the same where it is absent, unless it has a default; rows of many optional keys stay readable. */
    private static boolean isLeftOut(final RecordComponent component, final Object value) {
        return value instanceof Optional<?> optional
                && optional.isEmpty()
                && !component.isAnnotationPresent(Default.class);
    }

    private static String scalar(final Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Map<?, ?>) {
            return "{}";
        }
        if (value instanceof List<?>) {
            return "[]";
        }
        if (value instanceof Duration duration) {
            return Durations.format(duration);
        }
        if (value instanceof Enum<?> constant) {
            return text(Texts.nameOf(constant));
        }
        if (value instanceof String || value instanceof Path) {
            return text(value.toString());
        }
        final boolean finite = !(value instanceof Double number) || Double.isFinite(number);
        if (finite && (value instanceof Number || value instanceof Boolean || value instanceof ByteSize)) {
            return value.toString();
        }
        throw new IllegalArgumentException(
                "no configuration holds a " + value.getClass().getName() + " such as " + value);
    }

    private static String text(final String text) {
        if (BARE.matcher(text).matches() && !WORD.matcher(text).matches()) {
            return text;
        }
        final StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> appendEscaped(quoted, c));
        return quoted.append('"').toString();
    }

    private static void appendEscaped(final StringBuilder quoted, final int codePoint) {
        switch (codePoint) {
            case '"', '\\' -> quoted.append('\\').append((char) codePoint);
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
                if (codePoint < 0x80 ? codePoint >= 0x20 && codePoint != 0x7F : Character.isLetterOrDigit(codePoint)) {
                    quoted.appendCodePoint(codePoint);
                } else if (Character.isBmpCodePoint(codePoint)) {
                    quoted.append(String.format("\\u%04X", codePoint));
                } else {
                    quoted.append(String.format("\\U%08X", codePoint));
                }
            }
        }
    }
}
