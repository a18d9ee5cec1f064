/** Code that breaks the rules on purpose, to prove that they bite. */
package dev.lockstep.engine.testkit.offender;
