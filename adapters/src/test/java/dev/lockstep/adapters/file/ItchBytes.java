package dev.lockstep.adapters.file;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes ITCH messages field by field, with true lengths in front. */
final class ItchBytes {
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private ByteArrayOutputStream body = new ByteArrayOutputStream();

    ItchBytes message(final char type, final int locate, final long timeOfDayNs) {
        return number(type, 1).number(locate, 2).number(0, 2).number(timeOfDayNs, 6);
    }

    ItchBytes number(final long value, final int bytes) {
        for (int i = bytes - 1; i >= 0; i--) {
            body.write((int) (value >>> (8 * i)));
        }
        return this;
    }

    ItchBytes text(final String value, final int length) {
        final byte[] padded = String.format("%-" + length + "s", value).getBytes(StandardCharsets.US_ASCII);
        body.write(padded, 0, length);
        return this;
    }

    /** Ends the message with its length in front. */
    ItchBytes end() {
        return end(body.size());
    }

    /** Ends the message with some other number in front. */
    ItchBytes end(final int statedLength) {
        try {
            final DataOutputStream out = new DataOutputStream(file);
            out.writeShort(statedLength);
            body.writeTo(out);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        body = new ByteArrayOutputStream();
        return this;
    }

    ItchBytes stock(final int locate, final String symbol, final long timeOfDayNs) {
        return message('R', locate, timeOfDayNs)
                .text(symbol, 8)
                .text("Q", 2)
                .number(100, 4)
                .text("N", 14)
                .end();
    }

    ItchBytes start() {
        return message('S', 0, 1).text("O", 1).end();
    }

    byte[] bytes() {
        return file.toByteArray();
    }
}
