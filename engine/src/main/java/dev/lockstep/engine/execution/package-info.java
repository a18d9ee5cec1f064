/**
 * The execution stage: owner of order truth. The order state machine, the market-access gate, and the outputs. A new gate control is one class here
 * that implements {@link dev.lockstep.engine.execution.GateCheck}, its test, and one line in {@link dev.lockstep.engine.execution.OrderBlotter}.
 */
package dev.lockstep.engine.execution;
