package dev.lockstep.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where figures were measured; without it they mean nothing.
 *
 * @param cpu model of the processor as the kernel names it
 * @param cores that the JVM sees
 * @param kernel name and version
 * @param jvm name and version
 * @param flags given to the JVM
 * @param loadAverage of the last minute before the run: what else the machine was doing; negative if unknown
 */
public record Environment(String cpu, int cores, String kernel, String jvm, List<String> flags, double loadAverage) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final String MODEL_KEY = "model name";

    /** The present one. */
    public static Environment present() {
        return new Environment(
                cpuModel(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String cpuModel() {
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith(MODEL_KEY))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (final IOException e) {
            // Not Linux: the architecture is all that Java tells.
            return System.getProperty("os.arch");
        }
    }
}
