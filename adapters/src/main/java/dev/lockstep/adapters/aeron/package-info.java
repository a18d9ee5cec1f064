/** Market data over Aeron: an embedded media driver, a source for the engine, and a publisher that any history can be drained into. */
package dev.lockstep.adapters.aeron;
