package dev.lockstep.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns the parser's exception into a problem. Its own location is that of the last good token; the text names the
 * exact place, in lines that begin with a blank, as do the excerpts of the file, which are left out.
 */
final class SyntaxError {
    private static final Pattern PLACE = Pattern.compile("line (\\d{1,9}), column (\\d{1,9}):");

    private SyntaxError() {}

    static void report(final JsonProcessingException error, final Location start, final ProblemList problems) {
        final String text = error.getOriginalMessage();
        final String message = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining(", "));
        problems.add(place(error, text, start), "", "not YAML: " + message);
    }

    private static Location place(final JsonProcessingException error, final String text, final Location start) {
        if (start.line() == 0) {
            return start;
        }
        final Matcher matcher = PLACE.matcher(text);
        Location place = null;
        while (matcher.find()) {
            place = new Location(
                    start.source(), Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        }
        if (place != null) {
            return place;
        }
        final JsonLocation last = error.getLocation();
        return last == null ? start : new Location(start.source(), last.getLineNr(), last.getColumnNr());
    }
}
