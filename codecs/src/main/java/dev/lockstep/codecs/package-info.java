/** Fixed-point arithmetic, hashing and the SBE schema of Lockstep. */
package dev.lockstep.codecs;
