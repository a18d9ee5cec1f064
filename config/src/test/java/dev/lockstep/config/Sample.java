package dev.lockstep.config;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A configuration that uses everything a record may hold. */
record Sample(
        @Doc("Name of the instance.") String name,
        @Doc("The engine.") Engine engine,
        @Doc("Limits.") Risk risk,
        @Doc("Venues in the order of preference.") List<Venue> venues,
        @Doc("Accounts by name.") Map<String, Account> accounts,
        @Doc("Labels | tags.") Map<String, String> labels,
        @Doc("Where the journal goes.") Optional<Path> journal) {

    enum Topology {
        INLINE,
        FUSED,
        STAGED_TIME_BAR
    }

    record Engine(
            @Doc("Threads.") @Default("fused") Topology topology,

            @Doc("Slots.") @Default("1024") @Range(min = "64", max = "1_048_576")
            int ringSize,

            @Doc("Seed.") @Default("0") long seed,

            @Doc("Idle time.") @Default("250us") @Range(min = "1us", max = "1s")
            Duration idle,

            @Doc("File size.") @Default("64MiB") @Range(min = "4KiB")
            ByteSize blockSize,

            @Doc("Checks.") @Default("true") boolean checks,

            @Doc("Decay.") @Default("0.94") @Range(min = "0", max = "1")
            double decay,

            @Doc("Cores.") @Default("[]") @Range(min = "0") List<Integer> cores) {}

    record Risk(
            @Doc("Largest order.") @Range(min = "0", max = "1e9")
            BigDecimal maxOrder,

            @Doc("Smallest order.") @Default("0.00") BigDecimal minOrder,

            @Doc("Largest loss, if limited.") @Range(max = "5")
            Optional<BigDecimal> maxLoss)
            implements Validated {
        @Override
        public void validate(final Problems problems) {
            if (minOrder.compareTo(maxOrder) > 0) {
                problems.add("minOrder", "given " + minOrder + ", but maxOrder is " + maxOrder);
            }
        }
    }

    record Venue(
            @Doc("Name.") String name,
            @Doc("Kind.") String type,

            @Doc("Its settings.") @Discriminated(by = "type")
            VenueSettings settings) {}

    interface VenueSettings {}

    record Simulated(@Doc("Latency.") @Default("1ms") Duration latency) implements VenueSettings {}

    record Broker(
            @Doc("Host.") String host,
            @Doc("Port.") @Range(min = "1", max = "65535") int port) implements VenueSettings {
        Broker {
            if (host.isEmpty()) {
                throw new IllegalArgumentException("a broker needs a host");
            }
        }
    }

    record Account(
            @Doc("Currency.") @Default("EUR") String currency,
            @Doc("Cash.") @Default("0") BigDecimal cash) {}

    static ConfigLoader loader() {
        return new ConfigLoader()
                .variants(VenueSettings.class, Map.of("simulated", Simulated.class, "broker", Broker.class));
    }

    static Sample parse(final String text, final String... overrides) {
        return loader().parse(Sample.class, "test.yaml", text, List.of(overrides));
    }

    /** The problems of a text that cannot be bound, as printed. */
    static List<String> problems(final String text, final String... overrides) {
        try {
            return List.of("bound: " + parse(text, overrides));
        } catch (final ConfigException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }
}
