package dev.lockstep.ops;

/** The version of the program. */
public final class Version {
    private Version() {}

    /** From the manifest of the jar, or {@code development}. */
    public static String current() {
        final String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
