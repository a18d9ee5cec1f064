package dev.lockstep.ops.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a file to write, and refuses one that can't be written before hours of work are lost on it. */
final class OutputFile implements ITypeConverter<Path> {
    @Override
    public Path convert(final String value) {
        final Path file = Path.of(value);
        final Path directory = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new TypeConversionException("'" + value + "' is a directory; give the name of a file");
        }
        if (directory == null || !Files.isDirectory(directory)) {
            throw new TypeConversionException("'" + value + "' would be in a directory that does not exist; create it");
        }
        if (!Files.isWritable(Files.exists(file) ? file : directory)) {
            throw new TypeConversionException("'" + value + "' can't be written; check its permissions");
        }
        return file;
    }
}
