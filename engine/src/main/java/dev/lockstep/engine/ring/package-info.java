/** The ring's slot: envelope, record, and the sections that stages hand on; with what stages share to handle bounded work, timers and ids. */
package dev.lockstep.engine.ring;
