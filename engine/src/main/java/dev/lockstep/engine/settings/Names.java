package dev.lockstep.engine.settings;

import java.util.regex.Pattern;

/** Names that a configuration gives to things of its own. */
public final class Names {
    /** What a name must be, for messages. */
    public static final String RULE = "a name has 1 to 32 letters, digits, underscores and hyphens";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    private Names() {}

    /** Whether a text is such a name. */
    public static boolean isName(final String text) {
        return NAME.matcher(text).matches();
    }
}
