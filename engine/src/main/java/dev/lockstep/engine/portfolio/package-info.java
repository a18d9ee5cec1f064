/**
 * Positions and money: what fills, prices and money events add up to. Owned by the risk stage, changed only by what comes along the ring. Every total is
 * kept up to date by the change of one of its parts, so that a question costs the same with one instrument and with thousands.
 */
package dev.lockstep.engine.portfolio;
