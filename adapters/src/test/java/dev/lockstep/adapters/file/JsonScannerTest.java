package dev.lockstep.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Holds the scanner against Jackson, on texts that are valid in odd ways and on texts that are damaged. */
class JsonScannerTest {
    private static final JsonFactory JACKSON = new JsonFactory();

    private final JsonScanner scanner = new JsonScanner();

    @Test
    void shouldReadRandomTextsAsJacksonDoes() throws IOException {
        for (int seed = 0; seed < 5_000; seed++) {
            final String json = new RandomJson(seed).text();
            assertThat(scan(json)).as("seed %d: %s", seed, json).isEqualTo(jackson(json));
        }
    }

    @Test
    void shouldAcceptDamagedTextsOnlyIfJacksonDoes() {
        int refused = 0;
        for (int seed = 0; seed < 20_000; seed++) {
            final Random random = new Random(seed);
            final StringBuilder json = new StringBuilder(new RandomJson(seed).text());
            damage(json, random);
            final boolean isScanned = isAccepted(() -> scan(json.toString()));
            final boolean isParsed = isAccepted(() -> jackson(json.toString()));
            assertThat(isScanned).as("seed %d: %s", seed, printable(json)).isEqualTo(isParsed);
            refused += isScanned ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(5_000);
    }

    @Test
    void shouldRefuseNestingWithoutBound() {
        assertThat(scan("[".repeat(60) + "]".repeat(60))).hasSize(60 + 60 + 59);
        final String deep = "[".repeat(1_000_000);
        final byte[] bytes = deep.getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> scanner.wrap(bytes, 0, bytes.length).skipValue())
                .isInstanceOf(BadRecord.class)
                .hasMessageContaining("nested deeper than 64");
    }

    /** The text without white space and with plain strings, put together from the scanner's events. */
    private String scan(final String json) {
        final byte[] bytes = ("??" + json + "??").getBytes(StandardCharsets.UTF_8);
        scanner.wrap(bytes, 2, bytes.length - 4);
        final StringBuilder out = new StringBuilder();
        scanValue(out);
        scanner.expectEnd();
        // The same again without looking at the values.
        scanner.wrap(bytes, 2, bytes.length - 4).skipValue();
        scanner.expectEnd();
        return out.toString();
    }

    private void scanValue(final StringBuilder out) {
        switch (scanner.peek()) {
            case '{' -> {
                scanner.enterObject();
                out.append('{');
                while (scanner.nextField()) {
                    out.append(text()).append(':');
                    scanValue(out);
                }
                out.append('}');
            }
            case '[' -> {
                scanner.enterArray();
                out.append('[');
                while (scanner.nextElement()) {
                    scanValue(out);
                    out.append(',');
                }
                out.append(']');
            }
            case '"', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                scanner.readNumberText();
                out.append(text());
            }
            default -> {
                final int first = scanner.peek();
                scanner.skipValue();
                out.append((char) first);
            }
        }
    }

    private String text() {
        return new String(scanner.text(), scanner.textOffset(), scanner.textLength(), StandardCharsets.UTF_8);
    }

    private static String jackson(final String json) throws IOException {
        final StringBuilder out = new StringBuilder();
        try (JsonParser parser = JACKSON.createParser(json.getBytes(StandardCharsets.UTF_8))) {
            int values = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                final boolean isInArray = parser.getParsingContext().inArray() && token != JsonToken.START_ARRAY
                        || parser.getParsingContext().getParent() != null
                                && parser.getParsingContext().getParent().inArray()
                                && token.isStructStart();
                appendToken(parser, token, out);
                if (token.isStructEnd() ? parser.getParsingContext().inArray() : isInArray && !token.isStructStart()) {
                    out.append(',');
                }
                values += parser.getParsingContext().inRoot() ? 1 : 0;
            }
            if (values != 1) {
                throw new IOException(values + " values");
            }
        }
        return out.toString();
    }

    private static void appendToken(final JsonParser parser, final JsonToken token, final StringBuilder out)
            throws IOException {
        switch (token) {
            case FIELD_NAME -> out.append(parser.currentName()).append(':');
            case VALUE_TRUE, VALUE_FALSE, VALUE_NULL ->
                out.append(parser.getText().charAt(0));
            default -> out.append(parser.getText());
        }
    }

    private static void damage(final StringBuilder json, final Random random) {
        final String alphabet = "{}[]\",:\\0123456789.eE+-truefalsn \t/";
        for (int i = 1 + random.nextInt(2); i > 0 && json.length() > 0; i--) {
            final int at = random.nextInt(json.length());
            switch (random.nextInt(3)) {
                case 0 -> json.deleteCharAt(at);
                case 1 -> json.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
                default -> json.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
            }
        }
    }

    private static String printable(final CharSequence text) {
        final StringBuilder out = new StringBuilder();
        text.chars()
                .forEach(c -> out.append(c >= ' ' && c < 0x7F ? String.valueOf((char) c) : String.format("<%04x>", c)));
        return out.toString();
    }

    private static boolean isAccepted(final ThrowingText text) {
        try {
            text.get();
            return true;
        } catch (final BadRecord | IOException refused) {
            return false;
        }
    }

    private interface ThrowingText {
        String get() throws IOException;
    }
}
