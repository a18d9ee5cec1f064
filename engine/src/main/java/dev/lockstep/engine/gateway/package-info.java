/**
 * The kill latch at the gateway: what blocks new orders and cancels those at the venues without ring, core or journal. Nothing in here waits for any of them.
 */
package dev.lockstep.engine.gateway;
