package dev.lockstep.ops.orders;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.MessagePrinter;
import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.DenialDecoder;
import dev.lockstep.codecs.sbe.ExecutionReportDecoder;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.NotSentDecoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.ReplaceOrderDecoder;
import dev.lockstep.codecs.sbe.VenueOrderDecoder;
import dev.lockstep.engine.Core;
import dev.lockstep.engine.execution.OutputBuffer;
import dev.lockstep.engine.limit.ControlTrace;
import dev.lockstep.engine.limit.LimitKey;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.ring.Signal;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.sizing.SizingRow;
import dev.lockstep.journal.Retold;
import dev.lockstep.ops.ControlUnits;
import dev.lockstep.ops.Progress;
import dev.lockstep.ops.RunReplay;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/** The life of one order: the run is fed to a core once more, and whatever concerns the order is written down, every control's word included. */
public final class OrderStory {
    private static final int TEMPLATE = RecordHeader.LENGTH + 2;
    private static final int BODY = RecordHeader.LENGTH + MessageHeaderDecoder.ENCODED_LENGTH;

    private final MessagePrinter printer = new MessagePrinter();
    private final OrderUpdateDecoder update = new OrderUpdateDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final List<Moment> moments = new ArrayList<>();
    private final List<ControlWord> words = new ArrayList<>();
    private final MarketView market = new MarketView();
    private final OrderLine order;
    private final RunNames names;
    private final Core core;
    private Slot slot;
    private Retold told;

    private OrderStory(final OrderLine order, final RunReplay replay) {
        this.order = order;
        names = new RunNames(replay.config());
        core = replay.core();
        core.trace(listener("risk"), listener("gate"));
    }

    /** Tells the life of an order, as far as the run can be read. */
    public static OrderStory of(final OrderLine order, final RunReplay replay, final Progress progress) {
        final OrderStory story = new OrderStory(order, replay);
        story.told = replay.tell(story::onEvent, progress);
        return story;
    }

    private ControlTrace listener(final String stage) {
        return (control, action, orderId, verdict, value, limit, key) -> {
            if (orderId == order.id()) {
                words.add(new ControlWord(stage, control, action, verdict, value, limit, key));
            }
        };
    }

    /** What happened, in its order. */
    public List<Moment> moments() {
        return moments;
    }

    /** How far the run could be told. */
    public Retold told() {
        return told;
    }

    private void onEvent(final Slot event) {
        slot = event;
        market.take(slot.market());
        if (slot.templateId() == InstrumentDefinitionDecoder.TEMPLATE_ID) {
            slot.decode(definition);
            names.define(definition);
        }
        final int before = moments.size();
        tellDecisions();
        tellWords();
        tellOutputs();
        if (isAboutTheOrder(slot.templateId())) {
            moments.add(before, input());
        } else if (moments.size() != before) {
            moments.add(before, cause());
        }
    }

    private boolean isAboutTheOrder(final int template) {
        return switch (template) {
            case OrderUpdateDecoder.TEMPLATE_ID -> isOrders(OrderUpdateDecoder.orderIdEncodingOffset());
            case ExecutionReportDecoder.TEMPLATE_ID -> isOrders(ExecutionReportDecoder.orderIdEncodingOffset());
            case NotSentDecoder.TEMPLATE_ID -> isOrders(NotSentDecoder.orderIdEncodingOffset());
            case VenueOrderDecoder.TEMPLATE_ID -> isOrders(VenueOrderDecoder.orderIdEncodingOffset());
            default -> false;
        };
    }

    private boolean isOrders(final int field) {
        return order.isKnownAs(slot.record().getLong(BODY + field, ByteOrder.LITTLE_ENDIAN));
    }

    private Moment input() {
        if (slot.templateId() == OrderUpdateDecoder.TEMPLATE_ID) {
            slot.decode(update);
            final int scale = names.isDefined(update.instrument())
                    ? names.terms(update.instrument()).moneyScale()
                    : FixedPoint.MIN_MONEY_SCALE;
            return withMarket("update", "", Lines.update(update, scale));
        }
        return withMarket("report", message(slot.record(), RecordHeader.LENGTH, slot.recordLength()), Map.of());
    }

    private Moment cause() {
        return withMarket("input", message(slot.record(), RecordHeader.LENGTH, slot.recordLength()), Map.of());
    }

    private Moment withMarket(final String what, final String message, final Map<String, String> fields) {
        final Map<String, String> details = new LinkedHashMap<>(fields);
        if (!message.isEmpty()) {
            details.put("message", message);
        }
        market.put(order.instrument(), details);
        final String said = message.isEmpty() ? Lines.text("", fields).strip() : message;
        return moment(what, said + "; market " + market.text(order.instrument()), details);
    }

    private Moment moment(final String what, final String text, final Map<String, String> details) {
        return new Moment(slot.sequence(), slot.timeNs(), what, text, details);
    }

    private String message(final DirectBuffer buffer, final int offset, final int end) {
        final StringBuilder text = new StringBuilder();
        printer.appendText(text, buffer, offset, end - offset);
        return text.toString();
    }

    private void tellDecisions() {
        for (int i = 0; i < slot.risk().count(); i++) {
            final RiskDecision decision = slot.risk().decision(i);
            if (decision.orderId == order.id()) {
                tellAsked(decision);
                tellSize(decision);
            }
        }
    }

    private void tellAsked(final RiskDecision decision) {
        if (decision.isOwn()) {
            final Map<String, String> asked = Lines.newOrder(decision.spec);
            moments.add(moment("signal", Lines.text("central risk itself:", asked), asked));
            return;
        }
        for (int i = 0; i < slot.signals().count(); i++) {
            final Signal signal = slot.signals().signal(i);
            if (signal.spec == decision.spec) {
                final Map<String, String> asked = Lines.signal(signal);
                moments.add(moment("signal", Lines.text(names.strategy(signal.strategy) + ":", asked), asked));
            }
        }
    }

    private void tellSize(final RiskDecision decision) {
        if (decision.action != OrderAction.NEW || decision.spec.quantity != OrderSpec.UNSIZED) {
            return;
        }
        final Map<String, String> details = new LinkedHashMap<>();
        details.put("quantity", FixedPoint.format(decision.quantity));
        if (decision.spec.parentId == OrderSpec.NO_ORDER) {
            final SizingRow row = core.risk().sizing(decision.account, decision.strategy, decision.instrument);
            final int mask = row.key().mask();
            details.put("model", row.model().text());
            details.put("row", mask == 0 ? "every order" : LimitKey.parts(mask));
            details.put("origin", row.origin());
        } else {
            details.put("model", "as its parent");
        }
        if (decision.denial == DenialCode.NOT_SIZED) {
            details.put("verdict", decision.denial.name());
        }
        moments.add(moment("sizing", Lines.text("sized:", details), details));
    }

    private void tellWords() {
        for (final ControlWord word : words) {
            final ControlUnits units = new ControlUnits(names.units(order.account(), order.instrument()));
            final Map<String, String> details = word.details(units, order.side(), new LimitsOfTheOrder());
            moments.add(moment("control", ControlWord.text(details), details));
        }
        words.clear();
    }

    /** As they are at this moment of the run. */
    private final class LimitsOfTheOrder implements ControlWord.Origins {
        @Override
        public String origin(final LimitKind kind, final boolean ofAccount) {
            return core.risk()
                    .limitOrigin(
                            kind,
                            order.account(),
                            ofAccount ? LimitKey.ANY : order.strategy(),
                            ofAccount ? LimitKey.ANY : order.instrument());
        }

        @Override
        public long ofAccount(final LimitKind kind) {
            return core.risk().limits(order.account()).value(kind);
        }
    }

    private void tellOutputs() {
        final OutputBuffer out = core.execution().outputs();
        for (int i = 0; i < out.count(); i++) {
            final int offset = out.offset(i);
            final int template = out.buffer().getShort(offset + TEMPLATE, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
            final int field = orderIdOf(template);
            if (field >= 0 && order.isKnownAs(out.buffer().getLong(offset + BODY + field, ByteOrder.LITTLE_ENDIAN))) {
                final String said = message(out.buffer(), offset + RecordHeader.LENGTH, offset + out.length(i));
                moments.add(moment(
                        template == DenialDecoder.TEMPLATE_ID ? "denied" : "sent", said, Map.of("message", said)));
            }
        }
    }

    private static int orderIdOf(final int template) {
        return switch (template) {
            case NewOrderDecoder.TEMPLATE_ID -> NewOrderDecoder.orderIdEncodingOffset();
            case ReplaceOrderDecoder.TEMPLATE_ID -> ReplaceOrderDecoder.orderIdEncodingOffset();
            case CancelOrderDecoder.TEMPLATE_ID -> CancelOrderDecoder.orderIdEncodingOffset();
            case DenialDecoder.TEMPLATE_ID -> DenialDecoder.orderIdEncodingOffset();
            default -> -1;
        };
    }
}
