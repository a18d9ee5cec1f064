package dev.lockstep.engine;

import static dev.lockstep.engine.testkit.Units.limits;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.limit.LimitRule;
import dev.lockstep.engine.testkit.Desk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An auditor hears every control's word. */
final class ControlTraceTest {
    private final Desk desk = new Desk(limits(3, 10, 25, 100));
    private final List<Word> ofRisk = new ArrayList<>();
    private final List<Word> ofGate = new ArrayList<>();

    /** What a control said. */
    private record Word(
            ControlInfo control, OrderAction action, long orderId, DenialCode verdict, long value, long limit) {}

    @BeforeEach
    void listen() {
        desk.harness()
                .core()
                .trace(
                        (control, action, id, verdict, value, limit, key) ->
                                ofRisk.add(new Word(control, action, id, verdict, value, limit)),
                        (control, action, id, verdict, value, limit, key) ->
                                ofGate.add(new Word(control, action, id, verdict, value, limit)));
    }

    private List<ControlInfo> controlsOfRisk() {
        // The first one sizes, and does not look.
        final List<ControlInfo> all = desk.harness().core().risk().controls();
        return all.subList(1, all.size());
    }

    private List<ControlInfo> controlsOfGate() {
        return desk.harness().core().execution().controls();
    }

    @Test
    void shouldHearEveryControlOnceAndInOrderOfAnOrderThatPasses() {
        final long order = desk.buy(10);
        assertThat(ofRisk).extracting(Word::control).isEqualTo(controlsOfRisk());
        assertThat(ofGate).extracting(Word::control).isEqualTo(controlsOfGate());
        assertThat(ofRisk).allSatisfy(word -> {
            assertThat(word.orderId()).isEqualTo(order);
            assertThat(word.action()).isEqualTo(OrderAction.NEW);
            assertThat(word.verdict()).isEqualTo(DenialCode.NONE);
        });
        assertThat(said(ofRisk, "Position").value()).isEqualTo(units(10));
        assertThat(said(ofRisk, "Position").limit()).isEqualTo(units(25));
        assertThat(said(ofRisk, "Account notional").limit())
                .as("one without a limit does not repeat the one before")
                .isEqualTo(LimitRule.NONE);
        assertThat(said(ofGate, "Maximum order volume").limit()).isEqualTo(units(10));
    }

    @Test
    void shouldHearNothingBehindADenial() {
        final long order = desk.buy(26);
        final Word last = ofRisk.get(ofRisk.size() - 1);
        assertThat(last)
                .isEqualTo(new Word(
                        last.control(), OrderAction.NEW, order, DenialCode.MAX_POSITION_LONG, units(26), units(25)));
        assertThat(ofRisk).hasSizeLessThan(controlsOfRisk().size());
        assertThat(ofGate).isEmpty();
    }

    @Test
    void shouldHearTheControlsOfAReplaceAndNoneOfACancel() {
        final long order = desk.accepted(Side.BUY, 4);
        ofRisk.clear();
        ofGate.clear();
        desk.act(context -> context.replace(order, Desk.BID, units(6)));
        assertThat(ofRisk).extracting(Word::action).containsOnly(OrderAction.REPLACE);
        assertThat(ofGate).extracting(Word::action).containsOnly(OrderAction.REPLACE);
        ofRisk.clear();
        ofGate.clear();
        desk.act(context -> context.cancel(order));
        assertThat(ofRisk).isEmpty();
        assertThat(ofGate).isEmpty();
    }

    @Test
    void shouldHearNothingAnyMoreOnceItIsToldSo() {
        desk.harness().core().trace(null, null);
        desk.buy(10);
        assertThat(ofRisk).isEmpty();
        assertThat(ofGate).isEmpty();
    }

    private static Word said(final List<Word> words, final String control) {
        return words.stream()
                .filter(word -> word.control().name().equals(control))
                .findFirst()
                .orElseThrow();
    }
}
