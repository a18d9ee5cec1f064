package dev.lockstep.config;

import dev.lockstep.config.Node.Section;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Binds YAML to records.
 *
 * <p>Keys are the names of the components as they are ({@code maxOrderQty}); the constants of enums are written in
 * kebab case ({@code TIME_BAR} is {@code time-bar}). Components may be strings, ints, longs, doubles, booleans, {@link
 * java.math.BigDecimal}, {@link Path}, {@link java.time.Duration}, {@link ByteSize}, enums, records, and lists, maps by
 * string and optionals of these. What an absent key means is said by {@link Default}; lists, maps and optionals are
 * then empty, and a section is made of its own defaults if each of its keys has one. Null stands for an empty optional
 * and is refused everywhere else.
 *
 * <p>Overrides have the form {@code path.to.key=value} with a YAML value ({@code [a, b]} and {@code {a: 1}} included);
 * they are applied in order, create what is missing, and reach into lists by {@code key[0]} and to unusual names by
 * {@code map."a.b"}.
 *
 * <p>Faults of the user are thrown together as one {@link ConfigException}; a record class that cannot be bound is a
 * fault of the program and an {@link IllegalArgumentException}. Not thread-safe.
 */
public final class ConfigLoader {
    private final Map<Class<?>, Map<String, Class<? extends Record>>> variants = new HashMap<>();

    /**
     * Registers the records that implement an interface, by the names that choose them.
     *
     * @param base   the declared type of a {@link Discriminated} component
     * @param byName the records; messages and the reference list them by name, whatever the order of the map
     * @return this loader
     */
    public ConfigLoader variants(final Class<?> base, final Map<String, Class<? extends Record>> byName) {
        byName.forEach((name, type) -> {
            if (!base.isAssignableFrom(type)) {
                throw new IllegalArgumentException(type.getName() + " (" + name + ") is no " + base.getName());
            }
        });
        variants.computeIfAbsent(base, ignored -> new TreeMap<>()).putAll(byName);
        return this;
    }

    /**
     * Loads a file.
     *
     * @param root      the record of the whole file
     * @param file      UTF-8, 2 MiB at most
     * @param overrides {@code path.to.key=value}, the later ones winning
     * @throws ConfigException with everything that is wrong, a missing file included
     */
    public <T extends Record> T load(final Class<T> root, final Path file, final List<String> overrides) {
        final ProblemList problems = new ProblemList();
        final String text = SourceFile.read(file, problems);
        problems.throwIfAny();
        return parse(root, file.toString(), text, overrides);
    }

    /**
     * Binds a text, such as the configuration stored in a run's manifest.
     *
     * @param root      the record of the whole text
     * @param name      stands for the file in the places of problems
     * @param text      YAML
     * @param overrides {@code path.to.key=value}, the later ones winning
     * @throws ConfigException with everything that is wrong
     */
    public <T extends Record> T parse(
            final Class<T> root, final String name, final String text, final List<String> overrides) {
        final RecordSchema schema = new Schemas(variants).of(root);
        final ProblemList problems = new ProblemList();
        final Node node = YamlReader.readFile(name, text, problems);
        if (node != null && !(node instanceof Section)) {
            problems.add(node.at(), "", "a configuration is a section of keys; given " + node.noun());
        }
        if (!(node instanceof Section section)) {
            problems.throwIfAny();
            throw new IllegalStateException("the reader gave nothing and reported nothing");
        }
        new Overrides(problems).apply(section, overrides);
        final Record bound = new Binder(problems).bindRoot(schema, section);
        problems.throwIfAny();
        return root.cast(bound);
    }

    /**
     * The reference of a configuration as Markdown: one table per section, and one per variant of a discriminated
     * section.
     *
     * @throws IllegalArgumentException naming each component without {@link Doc}
     */
    public String reference(final Class<? extends Record> root) {
        return new ReferenceWriter().write(new Schemas(variants).of(root));
    }

    /** The whole configuration, defaults included, as YAML that binds to an equal record. */
    public static String resolvedYaml(final Record config) {
        return ResolvedText.of(config);
    }

    /**
     * Canonical text of a section, list, map or single value, for hashing: equal values written in the same order give
     * the same text on every platform. Maps keep the order of the file, since it may matter to behaviour.
     */
    public static String canonicalText(final Object value) {
        return ResolvedText.of(value);
    }
}
