package dev.lockstep.engine.settings;

import java.util.regex.Pattern;

/** Codes of currencies. */
final class Currencies {
    private static final Pattern CODE = Pattern.compile("[\\x21-\\x7E]{1,8}");

    private Currencies() {}

    static boolean isCode(final String text) {
        return CODE.matcher(text).matches();
    }
}
