/**
 * The risk stage: sizes signals, checks the portfolio's limits, and reserves exposure by order id. A new control is one class here that
 * implements {@link dev.lockstep.engine.risk.RiskCheck}, its test, and one line in {@link dev.lockstep.engine.risk.RiskStage}.
 */
package dev.lockstep.engine.risk;
