package dev.lockstep.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads a file as strict UTF-8, so that a wrong byte is reported at its place instead of becoming a replacement
 * character.
 */
final class SourceFile {
    /** More than any configuration needs, and little enough to read at once. */
    static final int MAX_BYTES = 2 << 20;

    private SourceFile() {}

    /** The text of the file, or null if it could not be read, which has then been reported. */
    static String read(final Path file, final ProblemList problems) {
        final Location start = Location.startOf(file.toString());
        try {
            if (Files.isDirectory(file)) {
                problems.add(start, "", "is a directory; name a YAML file");
                return null;
            }
            final long size = Files.size(file);
            if (size > MAX_BYTES) {
                problems.add(start, "", "the file has " + size + " bytes; at most " + MAX_BYTES + " are allowed");
                return null;
            }
            return decode(file.toString(), Files.readAllBytes(file), problems);
        } catch (final NoSuchFileException e) {
            problems.add(
                    start,
                    "",
                    "there is no such file; working directory is " + Path.of("").toAbsolutePath());
        } catch (final IOException e) {
            problems.add(start, "", "the file cannot be read: " + e);
        }
        return null;
    }

    private static String decode(final String name, final byte[] bytes, final ProblemList problems) {
        final ByteBuffer in = ByteBuffer.wrap(bytes);
        final CharBuffer out = CharBuffer.allocate(bytes.length);
        final CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        final String text = out.flip().toString();
        if (!result.isError()) {
            return text;
        }
        final int lineStart = text.lastIndexOf('\n') + 1;
        final int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        final int column = 1 + text.codePointCount(lineStart, text.length());
        final String wrong = String.format("0x%02X", bytes[in.position()]);
        problems.add(new Location(name, line, column), "", "byte " + wrong + " is not UTF-8; save the file as UTF-8");
        return null;
    }
}
