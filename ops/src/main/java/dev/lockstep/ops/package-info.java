/** The composition root: puts core, journals and adapters together as the configuration says, and runs them. */
package dev.lockstep.ops;
