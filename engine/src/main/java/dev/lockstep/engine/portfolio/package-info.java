/** Positions and money: what fills add up to. Owned by the risk stage, changed by order updates only. */
package dev.lockstep.engine.portfolio;
