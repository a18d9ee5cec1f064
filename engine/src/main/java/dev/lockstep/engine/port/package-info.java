/** What the engine asks of the world around it: sources, journals, gateways and a clock. Implemented outside the engine. */
package dev.lockstep.engine.port;
