package dev.lockstep.bench.jmh;

import dev.lockstep.bench.ApprovalPath;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** An order through all controls of central risk and the gate, with every limit set; and its end, by which the next one finds what this one did. */
public class ApprovalBenchmark extends HotPathBenchmark {
    /** Instruments that there are. */
    @Param({"1000", "10", "4000"})
    public int instruments;

    /** Orders that are open. */
    @Param({"100", "1", "10000"})
    public int openOrders;

    private ApprovalPath path;

    /** Defines and quotes the instruments and opens the orders. */
    @Setup
    public void open() {
        path = new ApprovalPath(instruments, openOrders);
    }

    /** The decision and the release: two events of central risk, one pass of the gate. */
    @Benchmark
    public boolean approveAndRelease() {
        path.ask();
        final boolean approved = path.approve();
        path.end();
        return approved;
    }
}
