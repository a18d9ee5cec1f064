package dev.lockstep.journal;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Reads and writes {@code manifest.json}. The digest covers the file's very bytes, so that no change escapes it, be it only to a space; reading
 * checks it before anything else is believed.
 */
final class ManifestFile {
    static final String NAME = "manifest.json";
    static final String NO_DIGEST = "0".repeat(64);

    private static final String DIGEST_FIELD = "sha256";
    /** A place in the library's form, and the name of the library's setting that a manifest breaks. */
    private static final Pattern LIBRARY_WORDS =
            Pattern.compile(" ?\\([^()]*\\[Source: [^\\]]*\\]\\)|: not allowed as per .*");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ManifestFile() {}

    /** Writes atomically: after a crash there is the old manifest or the new one. */
    static void write(final Path runDirectory, final Manifest manifest) {
        final Path file = runDirectory.resolve(NAME);
        try {
            final String blank = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n";
            AtomicFile.replace(file, withDigest(blank, Digests.ofText(blank)).getBytes(StandardCharsets.UTF_8));
        } catch (final IOException e) {
            throw new UncheckedIOException("can't write " + file, e);
        }
    }

    /** Whether there is a manifest at all; a process that died while it created a run leaves none. */
    static boolean exists(final Path runDirectory) {
        return Files.isRegularFile(runDirectory.resolve(NAME));
    }

    static Manifest read(final Path runDirectory) {
        final Path file = runDirectory.resolve(NAME);
        final byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (final IOException e) {
            throw new UncheckedIOException(
                    "can't read " + file + "; is " + runDirectory + " the directory of a run?", e);
        }
        try {
            return parse(file, bytes);
        } catch (final JacksonException | IllegalArgumentException | NullPointerException e) {
            throw damaged(file, "not a manifest: " + words(e));
        }
    }

    private static Manifest parse(final Path file, final byte[] bytes) throws JacksonException {
        final String text = new String(bytes, StandardCharsets.UTF_8);
        final JsonNode tree = MAPPER.readTree(text);
        final String digest = tree.path(DIGEST_FIELD).asText();
        final boolean isWhole = digest.length() == NO_DIGEST.length()
                && Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)
                && Digests.ofText(withDigest(text, NO_DIGEST)).equals(digest);
        if (!isWhole) {
            throw damaged(file, "its bytes do not fit its digest '" + digest + "'");
        }
        final int version = tree.path("formatVersion").asInt();
        if (version > Manifest.FORMAT_VERSION) {
            throw new JournalRefusedException(file + " has format version " + version + "; this build reads up to "
                    + Manifest.FORMAT_VERSION + ". Use the build that wrote it or a later one");
        }
        return MAPPER.treeToValue(tree, Manifest.class);
    }

    /** The digest is the last value of the file, whatever else in it looks like one. */
    private static String withDigest(final String text, final String digest) {
        final int end = text.lastIndexOf('"');
        final int start = end - digest.length();
        if (start < 0) {
            return text;
        }
        return text.substring(0, start) + digest + text.substring(end);
    }

    /** Without the words that are about the library; of its places only the line and the column are of use. */
    private static String words(final Exception e) {
        if (!(e instanceof JacksonException syntax)) {
            return firstLine(e.getMessage());
        }
        final JsonLocation at = syntax.getLocation();
        return LIBRARY_WORDS.matcher(firstLine(syntax.getOriginalMessage())).replaceAll("")
                + (at == null || at.getLineNr() < 1
                        ? ""
                        : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")");
    }

    private static String firstLine(final String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }

    private static DamagedJournalException damaged(final Path file, final String found) {
        return new DamagedJournalException(
                file, DamagedJournalException.NO_POSITION, DamagedJournalException.NO_SEQUENCE, found);
    }
}
