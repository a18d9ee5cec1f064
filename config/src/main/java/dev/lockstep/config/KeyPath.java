package dev.lockstep.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path to a value: keys separated by dots, list positions in brackets, keys with other characters in double quotes,
 * as in {@code venues[0].limits."BTC.USD"}. Paths in messages and in overrides have this one form.
 */
final class KeyPath {
    private static final int MAX_STEPS = 64;
    private static final Pattern BARE = Pattern.compile("[^.\\[\\]\"=\\s]+");
    private static final Pattern STEP = Pattern.compile(
            "\\[(?<index>[0-9]{1,6})]|(?<dot>\\.)?(?:\"(?<quoted>[^\"]+)\"|(?<bare>[^.\\[\\]\"=\\s]+))");

    private KeyPath() {}

    /** One step of a path: into a list, where the key is null, or into a section. */
    record Step(String key, int index) {}

    static String child(final String path, final String key) {
        final String shown = BARE.matcher(key).matches() ? key : '"' + key + '"';
        return path.isEmpty() ? shown : path + "." + shown;
    }

    static String item(final String path, final int index) {
        return path + "[" + index + "]";
    }

    /**
     * Splits a path.
     *
     * @throws IllegalArgumentException if it has not the form of a path
     */
    static List<Step> parse(final String path) {
        final List<Step> steps = new ArrayList<>();
        final Matcher matcher = STEP.matcher(path);
        int position = 0;
        while (position < path.length()) {
            if (!matcher.find(position) || matcher.start() != position || !wellJoined(matcher, position)) {
                throw new IllegalArgumentException("not a path such as risk.limits[0].rate: " + Texts.shown(path));
            }
            if (steps.size() == MAX_STEPS) {
                throw new IllegalArgumentException("a path has at most " + MAX_STEPS + " steps");
            }
            steps.add(step(matcher));
            position = matcher.end();
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("the path is empty; give one such as risk.limits[0].rate");
        }
        return steps;
    }

    /** Keys are preceded by a dot everywhere but at the beginning; positions never come first. */
    private static boolean wellJoined(final Matcher matcher, final int position) {
        final boolean first = position == 0;
        return matcher.group("index") != null ? !first : first == (matcher.group("dot") == null);
    }

    private static Step step(final Matcher matcher) {
        if (matcher.group("index") != null) {
            return new Step(null, Integer.parseInt(matcher.group("index")));
        }
        final String quoted = matcher.group("quoted");
        return new Step(quoted != null ? quoted : matcher.group("bare"), -1);
    }
}
