package dev.lockstep.adapters.file;

import dev.lockstep.codecs.FixedPoint;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The fields of one line's JSON object, and of the {@code data} object in it, found in one checking pass; each is
 * decoded when it is asked for, because what a name means depends on the kind of the event, and fields come in any
 * order.
 */
final class BinanceFields {
    static final int PREVIOUS_UPDATE = 1;
    static final int LAST_UPDATE = 2;
    static final int BIDS = 3;
    static final int ASKS = 4;
    static final int STREAM = 5;
    private static final int DATA = 6;

    /** Names of several letters, at their index; names of one letter have the letter as index. */
    private static final byte[][] LONG_NAMES = {
        null, ascii("pu"), ascii("lastUpdateId"), ascii("bids"), ascii("asks"), ascii("stream"), ascii("data")
    };

    private static final int FIRST_LETTER = ' ';
    private static final int FIELDS = 128;
    private static final int MAX_INTEGER_DIGITS = 18;

    private final JsonScanner scanner = new JsonScanner();
    private final int[] from = new int[FIELDS];
    private final int[] to = new int[FIELDS];
    private byte[] bytes;

    static byte[] ascii(final String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Finds the fields of a JSON text; one that is no object has none. */
    void read(final byte[] source, final int offset, final int length) {
        bytes = source;
        Arrays.fill(from, -1);
        scanner.wrap(source, offset, length);
        if (scanner.peek() == '{') {
            readObject(true);
        } else {
            scanner.skipValue();
        }
        scanner.expectEnd();
    }

    boolean has(final int field) {
        return from[field] >= 0;
    }

    /** Whether the field is there and begins like an array. */
    boolean isArray(final int field) {
        return has(field) && bytes[from[field]] == '[';
    }

    /** Whether the field is there and begins like a string. */
    boolean isString(final int field) {
        return has(field) && bytes[from[field]] == '"';
    }

    /** Reads a string as the scanner's text. */
    JsonScanner string(final int field) {
        final JsonScanner value = value(field);
        value.readString();
        return value;
    }

    /** A number without fraction, of at most 18 digits. */
    long integer(final int field) {
        final JsonScanner value = value(field);
        value.readNumberText();
        final int end = value.textOffset() + value.textLength();
        if (value.textLength() == 0 || value.textLength() > MAX_INTEGER_DIGITS) {
            throw notInteger(field);
        }
        long result = 0;
        for (int i = value.textOffset(); i < end; i++) {
            final int digit = value.text()[i] - '0';
            if (digit < 0 || digit > 9) {
                throw notInteger(field);
            }
            result = result * 10 + digit;
        }
        return result;
    }

    /** A number or a string that holds one, scaled by 10^8, not negative. */
    long decimal(final int field) {
        return decimal(value(field), field);
    }

    /** True or false. */
    boolean flag(final int field) {
        final int first = value(field).peek();
        if (first != 't' && first != 'f') {
            throw new BadRecord("field " + name(field) + " is neither true nor false");
        }
        return first == 't';
    }

    /** Adds the levels of an array of {@code [price, quantity, ...]}. */
    void levels(final int field, final Levels target) {
        final JsonScanner value = value(field);
        value.enterArray();
        while (value.nextElement()) {
            value.enterArray();
            final long price = levelNumber(value, field);
            final long quantity = levelNumber(value, field);
            while (value.nextElement()) {
                value.skipValue();
            }
            if (price == 0) {
                throw new BadRecord("field " + name(field) + " has a level with price 0");
            }
            target.add(price, quantity);
        }
    }

    private void readObject(final boolean isOuter) {
        scanner.enterObject();
        while (scanner.nextField()) {
            final int field = fieldOfName();
            final boolean isObject = scanner.peek() == '{';
            if (isOuter && field == DATA && isObject) {
                readObject(false);
            } else {
                final int start = scanner.position();
                scanner.skipValue();
                if (field >= 0) {
                    from[field] = start;
                    to[field] = scanner.position();
                }
            }
        }
    }

    private int fieldOfName() {
        if (scanner.textLength() == 1) {
            final int letter = scanner.text()[scanner.textOffset()];
            return letter >= FIRST_LETTER ? letter : -1;
        }
        for (int i = 1; i < LONG_NAMES.length; i++) {
            if (scanner.textIs(LONG_NAMES[i])) {
                return i;
            }
        }
        return -1;
    }

    private long levelNumber(final JsonScanner value, final int field) {
        if (!value.nextElement()) {
            throw new BadRecord("field " + name(field) + " has a level without price and quantity");
        }
        return decimal(value, field);
    }

    private long decimal(final JsonScanner value, final int field) {
        value.readNumberText();
        final long number;
        try {
            number = FixedPoint.parse(value.text(), value.textOffset(), value.textLength());
        } catch (final NumberFormatException e) {
            throw new BadRecord("field " + name(field) + ": " + e.getMessage());
        }
        if (number < 0) {
            throw new BadRecord("field " + name(field) + " is negative");
        }
        return number;
    }

    private JsonScanner value(final int field) {
        if (!has(field)) {
            throw new BadRecord("field " + name(field) + " is missing");
        }
        return scanner.wrap(bytes, from[field], to[field] - from[field]);
    }

    private static BadRecord notInteger(final int field) {
        return new BadRecord("field " + name(field) + " is no whole number of 1 to " + MAX_INTEGER_DIGITS + " digits");
    }

    private static String name(final int field) {
        return field < LONG_NAMES.length
                ? new String(LONG_NAMES[field], StandardCharsets.US_ASCII)
                : String.valueOf((char) field);
    }
}
