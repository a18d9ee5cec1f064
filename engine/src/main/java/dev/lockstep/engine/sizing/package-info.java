/** Sizing: how much an order is for whose strategy left that to central risk. Pure functions in integers. */
package dev.lockstep.engine.sizing;
