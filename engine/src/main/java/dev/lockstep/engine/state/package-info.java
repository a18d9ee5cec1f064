/** The canonical form of state: written, read back, hashed and printed by one walk over it. */
package dev.lockstep.engine.state;
