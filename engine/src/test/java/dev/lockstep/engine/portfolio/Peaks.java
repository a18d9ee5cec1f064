package dev.lockstep.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

/** Follows the peaks of equity that drawdowns are told from: a peak is the highest equity since the last movement of cash, or higher. */
final class Peaks {
    private final BigDecimal[] peaks;
    private final long seed;

    Peaks(final int accounts, final long seed) {
        peaks = new BigDecimal[accounts];
        this.seed = seed;
    }

    /** Looks at all accounts after an event. */
    void follow(final Portfolio portfolio) {
        for (int i = 0; i < peaks.length; i++) {
            final Account account = portfolio.account(i);
            final Amount drawdown = account.drawdown();
            if (!drawdown.isKnown()) {
                continue;
            }
            final BigDecimal peak = BigDecimal.valueOf(drawdown.value())
                    .add(BigDecimal.valueOf(account.equity().value()));
            final BigDecimal expected = peaks[i] == null
                    ? peak
                    : peaks[i].max(BigDecimal.valueOf(account.equity().value()));
            assertThat(peak).as("peak of account %d, seed %d", i, seed).isEqualByComparingTo(expected);
            peaks[i] = peak;
        }
    }

    boolean isKnown(final int account) {
        return peaks[account] != null;
    }

    /** Cash has moved: what the peak is now, is seen at the next look. */
    void forget(final int account) {
        peaks[account] = null;
    }
}
