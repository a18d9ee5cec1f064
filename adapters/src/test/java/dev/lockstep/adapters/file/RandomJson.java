package dev.lockstep.adapters.file;

import java.util.Random;

/** Makes JSON texts that are valid in odd ways: white space everywhere, escapes, nesting, all forms of numbers. */
final class RandomJson {
    private static final String[] STRINGS = {
        "",
        "a",
        "stream",
        "\\\"",
        "\\\\",
        "\\/",
        "\\b\\f\\n\\r\\t",
        "\\u0041",
        "\\u00fc",
        "\\u20AC",
        "\u00fc",
        "\u20ac",
        "x y",
        "{}",
        "[1,2]",
        "1.50",
        "long ".repeat(100)
    };
    private static final String[] NUMBERS = {
        "0", "-0", "1", "-1", "10", "1.5", "0.001", "1e5", "1E+5", "-2.50e-3", "12345678901234567890"
    };
    private static final String[] SPACES = {"", "", "", " ", "\t", "\r\n", "  \n "};

    private final Random random;
    private final StringBuilder out = new StringBuilder();

    RandomJson(final long seed) {
        random = new Random(seed);
    }

    String text() {
        value(4);
        return out.toString();
    }

    private void value(final int depth) {
        space();
        switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> out.append("true");
            case 1 -> out.append("false");
            case 2 -> out.append("null");
            case 3 -> out.append(pick(NUMBERS));
            case 4 -> string();
            case 5 -> items('[', ']', depth);
            default -> items('{', '}', depth);
        }
        space();
    }

    private void items(final char open, final char close, final int depth) {
        out.append(open);
        space();
        for (int i = random.nextInt(5); i > 0; i--) {
            if (open == '{') {
                space();
                string();
                space();
                out.append(':');
            }
            value(depth - 1);
            out.append(i > 1 ? "," : "");
        }
        out.append(close);
    }

    private void string() {
        out.append('"').append(pick(STRINGS)).append(pick(STRINGS)).append('"');
    }

    private void space() {
        out.append(pick(SPACES));
    }

    private String pick(final String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
