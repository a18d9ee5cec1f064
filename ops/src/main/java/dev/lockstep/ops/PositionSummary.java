package dev.lockstep.ops;

import java.math.BigDecimal;

/**
 * What an account has of an instrument at the end of a run, all strategies together.
 *
 * @param symbol of the instrument
 * @param quantity long minus short
 * @param longQuantity what is held long
 * @param shortQuantity what is held short, positive; beside something long only where long and short are kept apart
 * @param markPrice the price that exposure is reckoned at; null before there was one
 * @param currency of the profit
 * @param unrealised profit of what is open, at the last bid if long and the last ask if short; null without a price
 */
public record PositionSummary(
        String symbol,
        BigDecimal quantity,
        BigDecimal longQuantity,
        BigDecimal shortQuantity,
        BigDecimal markPrice,
        String currency,
        BigDecimal unrealised) {}
