package dev.lockstep.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.lockstep.config.Node.Entry;
import dev.lockstep.config.Node.Kind;
import dev.lockstep.config.Node.Scalar;
import dev.lockstep.config.Node.Section;
import dev.lockstep.config.Node.Sequence;
import java.io.IOException;
import java.util.function.Function;

/**
 * Reads the plain part of YAML into nodes: sections, lists and scalars. What lets a short text mean much more than it
 * shows (anchors and aliases, tags, several documents, duplicate keys, deep nesting) is refused.
 */
final class YamlReader {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_KEY_LENGTH = 200;
    private static final YAMLFactory FACTORY = new YAMLFactory();

    private final YAMLParser parser;
    private final Function<JsonLocation, Location> place;
    private final ProblemList problems;

    private YamlReader(
            final YAMLParser parser, final Function<JsonLocation, Location> place, final ProblemList problems) {
        this.parser = parser;
        this.place = place;
        this.problems = problems;
    }

    /** Reads the text of a file; null if it cannot be used at all, which has then been reported. */
    static Node readFile(final String name, final String text, final ProblemList problems) {
        final String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        final Function<JsonLocation, Location> place = at -> new Location(name, at.getLineNr(), at.getColumnNr());
        return read(withoutMark, Location.startOf(name), place, problems);
    }

    /** Reads a value given elsewhere than in a file: all of it has one place. */
    static Node readValue(final Location at, final String text, final ProblemList problems) {
        return text.isBlank() ? new Scalar(at, Kind.NULL, "null") : read(text, at, ignored -> at, problems);
    }

    private static Node read(
            final String text,
            final Location start,
            final Function<JsonLocation, Location> place,
            final ProblemList problems) {
        try (YAMLParser parser = FACTORY.createParser(text)) {
            return new YamlReader(parser, place, problems).document(start);
        } catch (final JsonProcessingException e) {
            SyntaxError.report(e, start, problems);
        } catch (final IOException e) {
            problems.add(start, "", "cannot be read: " + e);
        }
        return null;
    }

    private Node document(final Location start) throws IOException {
        if (parser.nextToken() == null) {
            problems.add(start, "", "there is nothing but comments and blanks here");
            return null;
        }
        final Node root = value(null, 0);
        if (root != null && parser.nextToken() != null) {
            problems.add(here(), "", "a second document begins; only one is allowed in a file");
        }
        return root;
    }

    /** The value at the current token, or null where reading stops for good. */
    private Node value(final Location keyAt, final int depth) throws IOException {
        final Location at = keyAt != null && parser.currentToken().isStructStart() ? keyAt : here();
        if (depth > MAX_DEPTH) {
            problems.add(at, "", "nested deeper than " + MAX_DEPTH + " levels");
            return null;
        }
        final boolean plain = accepted(at);
        final JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return section(new Section(at), depth);
        }
        if (token == JsonToken.START_ARRAY) {
            return sequence(new Sequence(at), depth);
        }
        return new Scalar(at, plain ? kindOf(token) : Kind.REFUSED, parser.getText());
    }

    private Node section(final Section section, final int depth) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            final Location keyAt = here();
            final String key = parser.currentName();
            final boolean usable = accepted(keyAt) & usableKey(key, keyAt);
            parser.nextToken();
            final Node value = value(keyAt, depth + 1);
            if (value == null) {
                return null;
            }
            final Entry first = usable ? section.entries().putIfAbsent(key, new Entry(keyAt, value)) : null;
            if (first != null) {
                problems.add(keyAt, "", "duplicate key " + Texts.shown(key) + "; first given at " + first.keyAt());
            }
        }
        return section;
    }

    private Node sequence(final Sequence sequence, final int depth) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            final Node item = value(null, depth + 1);
            if (item == null) {
                return null;
            }
            sequence.items().add(item);
        }
        return sequence;
    }

    /** Reports what is refused of the current token's decorations. */
    private boolean accepted(final Location at) throws IOException {
        final int before = problems.count();
        if (parser.isCurrentAlias()) {
            problems.add(at, "", "the alias *" + parser.getText() + " is refused; write the value out (or quote it)");
        }
        if (parser.getObjectId() != null) {
            problems.add(at, "", "the anchor &" + parser.getObjectId() + " is refused; write values out (or quote it)");
        }
        if (parser.getTypeId() != null) {
            problems.add(at, "", "the tag " + Texts.shown(parser.getTypeId()) + " is refused; leave it out");
        }
        return problems.count() == before;
    }

    private boolean usableKey(final String key, final Location at) {
        if (key.isEmpty() || key.length() > MAX_KEY_LENGTH) {
            problems.add(at, "", "a key must have 1 to " + MAX_KEY_LENGTH + " characters, given " + Texts.shown(key));
            return false;
        }
        return true;
    }

    private Location here() {
        return place.apply(parser.currentTokenLocation());
    }

    private static Kind kindOf(final JsonToken token) {
        return switch (token) {
            case VALUE_NULL -> Kind.NULL;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> Kind.PLAIN;
            default -> Kind.TEXT;
        };
    }
}
