package dev.lockstep.engine;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * I1 as an allow-list: what a class of the core may access outside the engine. Whatever is not named here is a violation, so that new ways to
 * the clock, the environment or a hash order need no new rule.
 */
final class CoreCalls extends ArchCondition<JavaClass> {
    /** Types of which everything may be used: they are functions of their arguments. */
    private static final Pattern TYPES = Pattern.compile("(dev\\.lockstep\\.(codecs|config|engine)\\..*"
            + "|dev\\.lockstep\\.engine\\.[A-Z].*"
            + "|\\[.*|.*\\[\\]"
            + "|java\\.lang\\.(String|StringBuilder|Boolean|Byte|Character|Short|Integer|Long|Double|Number|Enum|Record|Iterable"
            + "|CharSequence|StrictMath|FunctionalInterface|SuppressWarnings|AssertionError|MatchException|ExceptionInInitializerError"
            + "|[A-Za-z]*Exception)"
            + "|java\\.lang\\.invoke\\.(VarHandle|MethodHandles|MethodHandles\\$Lookup)"
            + "|java\\.lang\\.runtime\\.ObjectMethods"
            + "|java\\.nio\\.ByteOrder|java\\.nio\\.charset\\.StandardCharsets"
            + "|java\\.util\\.(Arrays|List|ArrayList|Objects|TreeSet|TreeMap)"
            + "|java\\.util\\.function\\..*"
            + "|org\\.agrona\\.(DirectBuffer|MutableDirectBuffer|BufferUtil|ExpandableArrayBuffer|BitUtil)"
            + "|org\\.agrona\\.sbe\\.MessageDecoderFlyweight"
            + "|org\\.agrona\\.concurrent\\.UnsafeBuffer)");

    /** Types of which only some members may be used. */
    private static final Map<String, Set<String>> MEMBERS = Map.of(
            "java.lang.Object", Set.of("<init>", "getClass"),
            "java.lang.Class", Set.of("isInstance", "desiredAssertionStatus"),
            "java.lang.System", Set.of("arraycopy"),
            "java.lang.Math",
                    Set.of(
                            "abs",
                            "min",
                            "max",
                            "floorDiv",
                            "floorMod",
                            "addExact",
                            "subtractExact",
                            "multiplyExact",
                            "negateExact",
                            "multiplyHigh",
                            "toIntExact"),
            "java.util.Set", Set.of("of", "copyOf", "contains", "add", "addAll"),
            "java.util.Iterator", Set.of("hasNext", "next"),
            "java.util.Map", Set.of("get", "put", "copyOf", "getOrDefault", "putIfAbsent", "containsKey"),
            "java.util.stream.Stream", Set.of("map", "filter", "toList", "count"),
            "org.agrona.collections.Long2LongHashMap",
                    Set.of("<init>", "get", "put", "remove", "containsKey", "size", "clear"),
            "org.agrona.collections.Long2ObjectHashMap",
                    Set.of("<init>", "get", "put", "remove", "containsKey", "size", "clear"));

    /** Classes that set up a core, or the ingress side, and look things up in hash maps without ever walking over them. */
    private static final Set<String> SETUP =
            Set.of("dev.lockstep.engine.feature.FeaturePlan", "dev.lockstep.engine.instrument.InstrumentDirectory");

    CoreCalls() {
        super("access nothing but what the core is allowed to (I1)");
    }

    @Override
    public void check(final JavaClass type, final ConditionEvents events) {
        type.getAccessesFromSelf().stream()
                .filter(access -> !isAllowed(access))
                .forEach(access -> events.add(SimpleConditionEvent.violated(access, access.getDescription())));
    }

    private static boolean isAllowed(final JavaAccess<?> access) {
        final String owner = access.getTargetOwner().getName();
        final String member = access.getTarget().getName();
        if (owner.equals("java.util.HashMap")) {
            return member.equals("<init>")
                    && SETUP.contains(access.getOriginOwner().getName());
        }
        return (TYPES.matcher(owner).matches() && !isIdentity(access, member))
                || MEMBERS.getOrDefault(owner, Set.of()).contains(member);
    }

    /** The hash of an enum constant is that of its identity, and so differs from run to run. */
    private static boolean isIdentity(final JavaAccess<?> access, final String member) {
        return member.equals("hashCode") && access.getTargetOwner().isAssignableTo(Enum.class)
                || member.equals("parallelStream")
                || member.equals("parallelSort")
                || member.equals("parallelPrefix");
    }
}
