package dev.lockstep.engine.risk;

import static dev.lockstep.engine.risk.RiskRig.A;
import static dev.lockstep.engine.risk.RiskRig.assertDenied;
import static dev.lockstep.engine.testkit.Units.ONE;
import static dev.lockstep.engine.testkit.Units.START_NS;
import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.OffsetUnit;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.testkit.Proves;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an order of each type must have and must not have; the tick is a cent and the lot is one. */
final class OrderShapeCheckTest {
    private static final long PRICE = units(100);

    private final OrderShapeCheck check = new OrderShapeCheck();
    private final RiskRig rig = new RiskRig();

    private RiskDecision look(final UnaryOperator<OrderSpec> shape) {
        return look(OrderAction.NEW, shape);
    }

    private RiskDecision look(final OrderAction action, final UnaryOperator<OrderSpec> shape) {
        final RiskDecision order = rig.order(action, A, Side.BUY, PRICE, 10);
        shape.apply(order.spec);
        order.ask();
        return rig.look(check, order, order.quantity);
    }

    /** A well-formed order of each type. */
    private static OrderSpec of(final OrderType type, final OrderSpec spec) {
        return switch (type) {
            case MARKET -> spec.limit(0).market();
            case LIMIT -> spec.limit(PRICE);
            case STOP_MARKET -> spec.limit(0).stopMarket(PRICE);
            case STOP_LIMIT -> spec.stopLimit(PRICE, PRICE);
            case MARKET_TO_LIMIT -> spec.limit(0).marketToLimit();
            case MARKET_IF_TOUCHED -> spec.limit(0).marketIfTouched(PRICE);
            case LIMIT_IF_TOUCHED -> spec.limitIfTouched(PRICE, PRICE);
            case TRAILING_STOP_MARKET -> spec.limit(0).trailingStopMarket(TICK, OffsetUnit.PRICE);
            case TRAILING_STOP_LIMIT -> spec.limit(0).trailingStopLimit(TICK, OffsetUnit.PRICE, TICK);
            default -> throw new AssertionError(type);
        };
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderType.class,
            names = {"NULL_VAL"},
            mode = EnumSource.Mode.EXCLUDE)
    void shouldPassEachTypeInEachTimeInForceWithEachFlag(final OrderType type) {
        assertThat(look(spec -> of(type, spec)).approved()).isTrue();
        assertThat(look(spec -> of(type, spec).postOnly().reduceOnly().display(units(10)))
                        .approved())
                .isTrue();
        for (final TimeInForce inForce : TimeInForce.values()) {
            if (inForce != TimeInForce.NULL_VAL && inForce != TimeInForce.GTD) {
                assertThat(look(spec -> of(type, spec).timeInForce(inForce)).approved())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "-100000000", "150000000", "1"})
    @Proves(DenialCode.BAD_QUANTITY)
    void shouldDenyQuantitiesOffTheLot(final long quantity) {
        assertDenied(look(spec -> spec.quantity(quantity)), DenialCode.BAD_QUANTITY, quantity, ONE, 0);
        assertDenied(
                look(OrderAction.REPLACE, spec -> spec.quantity(quantity)), DenialCode.BAD_QUANTITY, quantity, ONE, 0);
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderType.class,
            names = {"NULL_VAL"},
            mode = EnumSource.Mode.EXCLUDE)
    @Proves(DenialCode.BAD_PRICE)
    void shouldDenyAMissingLimitAndOneTooMany(final OrderType type) {
        final boolean limited = of(type, new OrderSpec().start(A, Side.BUY)).price != 0;
        final long wrong = limited ? PRICE + 1 : PRICE;
        assertDenied(look(spec -> priced(type, spec, wrong)), DenialCode.BAD_PRICE, wrong, limited ? TICK : 0, 0);
        assertThat(look(spec -> priced(type, spec, 0)).approved()).isEqualTo(!limited);
        assertDenied(
                look(OrderAction.REPLACE, spec -> priced(type, spec, -TICK)),
                DenialCode.BAD_PRICE,
                -TICK,
                limited ? TICK : 0,
                0);
    }

    private static OrderSpec priced(final OrderType type, final OrderSpec spec, final long price) {
        of(type, spec).price = price;
        return spec;
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderType.class,
            names = {"NULL_VAL"},
            mode = EnumSource.Mode.EXCLUDE)
    @Proves(DenialCode.BAD_TRIGGER)
    void shouldDenyAMissingTriggerAndOneTooMany(final OrderType type) {
        final OrderSpec fine = of(type, new OrderSpec().start(A, Side.BUY));
        final boolean trails = fine.trailingOffset != 0;
        final boolean waits = trails || fine.triggerPrice != 0;
        assertDenied(
                look(spec -> of(type, spec).startingAt(PRICE + 1)),
                DenialCode.BAD_TRIGGER,
                PRICE + 1,
                waits ? TICK : 0,
                0);
        assertThat(look(spec -> of(type, spec).startingAt(PRICE)).approved()).isEqualTo(waits);
        assertThat(look(spec -> of(type, spec).startingAt(0)).approved())
                .as("a trailing stop may find its own start")
                .isEqualTo(!waits || trails);
        assertDenied(
                look(spec -> trailing(type, spec, trails ? 0 : TICK)),
                DenialCode.BAD_TRIGGER,
                trails ? 0 : TICK,
                trails ? 1 : 0,
                0);
        assertDenied(look(spec -> beyond(type, spec, -1)), DenialCode.BAD_TRIGGER, -1, 0, 0);
        assertThat(look(spec -> beyond(type, spec, TICK)).approved()).isEqualTo(type == OrderType.TRAILING_STOP_LIMIT);
    }

    private static OrderSpec trailing(final OrderType type, final OrderSpec spec, final long offset) {
        of(type, spec).trailingOffset = offset;
        return spec;
    }

    private static OrderSpec beyond(final OrderType type, final OrderSpec spec, final long offset) {
        of(type, spec).limitOffset = offset;
        return spec;
    }

    /** 10^10 in ticks of a cent are 10^12; in hundredths of a basis point, 10^6 are the whole price. */
    @ParameterizedTest
    @CsvSource({"PRICE, 1000000000000000000", "TICKS, 1000000000000", "BASIS_POINTS, 1000000"})
    @Proves(DenialCode.BAD_TRIGGER)
    void shouldDenyOffsetsBeyondAnyPrice(final OffsetUnit unit, final long most) {
        assertThat(look(spec -> spec.limit(0).trailingStopMarket(most, unit)).approved())
                .isTrue();
        for (final long offset : new long[] {most + 1, Long.MAX_VALUE}) {
            assertDenied(
                    look(spec -> spec.limit(0).trailingStopMarket(offset, unit)),
                    DenialCode.BAD_TRIGGER,
                    offset,
                    most,
                    0);
        }
    }

    @Test
    @Proves(DenialCode.BAD_EXPIRY)
    void shouldDenyAnEndThatIsNotAhead() {
        assertThat(look(spec -> spec.goodTill(START_NS + 1)).approved()).isTrue();
        assertDenied(look(spec -> spec.goodTill(START_NS)), DenialCode.BAD_EXPIRY, START_NS, START_NS, 0);
        assertDenied(look(spec -> spec.timeInForce(TimeInForce.GTD)), DenialCode.BAD_EXPIRY, 0, START_NS, 0);
    }

    @ParameterizedTest
    @CsvSource({"-100000000", "1100000000", "50000000"})
    @Proves(DenialCode.BAD_DISPLAY_QUANTITY)
    void shouldDenyToShowWhatIsNoPartOfTheOrder(final long shown) {
        assertDenied(look(spec -> spec.display(shown)), DenialCode.BAD_DISPLAY_QUANTITY, shown, units(10), 0);
        assertThat(look(spec -> spec.display(ONE)).approved()).isTrue();
        assertThat(look(spec -> spec.display(units(10))).approved()).isTrue();
    }
}
