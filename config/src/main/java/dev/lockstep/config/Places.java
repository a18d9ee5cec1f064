package dev.lockstep.config;

import dev.lockstep.config.Node.Section;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the values of a configuration were written, for tools that explain what a program made of them. */
public final class Places {
    private final Node root;

    private Places(final Node root) {
        this.root = root;
    }

    /**
     * The places in a file and in the overrides that were applied to it.
     *
     * @throws ConfigException if the file can't be read or an override has no path; what the values mean does not matter
     */
    public static Places of(final Path file, final List<String> overrides) {
        final ProblemList problems = new ProblemList();
        final String text = SourceFile.read(file, problems);
        problems.throwIfAny();
        final Node root = YamlReader.readFile(file.toString(), text, problems);
        problems.throwIfAny();
        if (root instanceof Section section) {
            new Overrides(problems).apply(section, overrides);
            problems.throwIfAny();
        }
        return new Places(root);
    }

    /**
     * Where the value of a key was written; a section or list under a key counts as written there.
     *
     * @param path as in messages: {@code risk.limits[0].maxLong}
     * @return empty if it was not written
     * @throws IllegalArgumentException if it has not the form of a path
     */
    public Optional<Location> find(final String path) {
        Node node = root;
        for (final KeyPath.Step step : KeyPath.parse(path)) {
            node = SectionProblems.child(node, step);
            if (node == null) {
                return Optional.empty();
            }
        }
        return Optional.of(node.at());
    }
}
