package dev.lockstep.bench;

import java.util.List;

/**
 * What throughput was measured.
 *
 * @param environment of the run
 * @param events quotes of each round
 * @param rates one for each way to run
 * @param checks what is required of them
 */
public record ThroughputResult(Environment environment, long events, List<Rate> rates, List<Check> checks) {
    /**
     * A way to run, and its rate: quotes a second, everything that they lead to included.
     *
     * @param name of the way
     * @param eventsPerSecond median over the rounds
     * @param eventsPerCpuSecond the same by the time that the thread had a core: where it is much higher, other programs were in the way
     * @param rounds rate of each round
     */
    public record Rate(String name, double eventsPerSecond, double eventsPerCpuSecond, double[] rounds) {}

    /** Whether every requirement is met. */
    public boolean passed() {
        return checks.stream().allMatch(Check::passed);
    }
}
