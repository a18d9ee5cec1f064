/** The command line. */
package dev.lockstep.ops.cli;
