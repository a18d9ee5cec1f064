package dev.lockstep.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds the schemas of records by reflection. A record that cannot be bound is a fault of the program, not of its
 * user.
 */
final class Schemas {
    private final Map<Class<?>, RecordSchema> schemas = new HashMap<>();
    private final Map<Class<?>, Map<String, Class<? extends Record>>> registered;
    private final Map<Class<?>, Variants> variants = new HashMap<>();

    Schemas(final Map<Class<?>, Map<String, Class<? extends Record>>> registered) {
        this.registered = registered;
    }

    /**
     * The schema of a record.
     *
     * @throws IllegalArgumentException if a component's type or annotations cannot be used
     */
    RecordSchema of(final Class<? extends Record> type) {
        final RecordSchema known = schemas.get(type);
        if (known != null) {
            return known;
        }
        final RecordSchema schema = new RecordSchema(type);
        schemas.put(type, schema);
        final List<RecordSchema.Key> keys = new ArrayList<>();
        for (final RecordComponent component : type.getRecordComponents()) {
            keys.add(key(component));
        }
        schema.keys(keys);
        return schema;
    }

    private RecordSchema.Key key(final RecordComponent component) {
        final Discriminated discriminated = component.getAnnotation(Discriminated.class);
        final Shape shape = discriminated == null
                ? shape(component.getGenericType(), component)
                : variant(component, discriminated.by());
        final Default fallback = component.getAnnotation(Default.class);
        final Doc doc = component.getAnnotation(Doc.class);
        return new RecordSchema.Key(
                component.getName(),
                shape,
                fallback == null ? null : fallback.value(),
                doc == null ? null : doc.value());
    }

    private Shape shape(final Type type, final RecordComponent component) {
        if (type instanceof Class<?> plain) {
            final Optional<ScalarType> scalar = ScalarTypes.of(plain);
            if (scalar.isPresent()) {
                final Range range = component.getAnnotation(Range.class);
                return new Shape.Single(scalar.get(), Limits.of(range, scalar.get(), name(component)));
            }
            if (plain.isRecord()) {
                return new Shape.Nested(of(plain.asSubclass(Record.class)));
            }
        }
        if (type instanceof ParameterizedType generic) {
            final Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return new Shape.ListOf(shape(arguments[0], component));
            }
            if (generic.getRawType() == Optional.class) {
                return new Shape.OptionalOf(shape(arguments[0], component));
            }
            if (generic.getRawType() == Map.class && arguments[0] == String.class) {
                return new Shape.MapOf(shape(arguments[1], component));
            }
        }
        throw new IllegalArgumentException(name(component) + " has the type " + type.getTypeName()
                + ", which cannot be bound; an interface needs @Discriminated");
    }

    private Shape variant(final RecordComponent component, final String by) {
        final Class<?> base = component.getType();
        final RecordComponent[] siblings = component.getDeclaringRecord().getRecordComponents();
        final int position =
                Arrays.stream(siblings).map(RecordComponent::getName).toList().indexOf(by);
        if (position < 0 || !names(siblings[position].getType())) {
            throw new IllegalArgumentException(name(component) + " is discriminated by '" + by
                    + "', which is no sibling that holds a string or enum");
        }
        if (!registered.containsKey(base)) {
            throw new IllegalArgumentException(
                    "no variants of " + base.getName() + " are registered for " + name(component));
        }
        return new Shape.Variant(position, variantsOf(base));
    }

    private Variants variantsOf(final Class<?> base) {
        final Variants known = variants.get(base);
        if (known != null) {
            return known;
        }
        final Variants all = new Variants();
        variants.put(base, all);
        registered.get(base).forEach((name, type) -> all.put(name, of(type)));
        return all;
    }

    private static boolean names(final Class<?> type) {
        return type == String.class || type.isEnum();
    }

    private static String name(final RecordComponent component) {
        return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    }
}
