/** The signal stage: runs the strategies and turns what they want into signals. */
package dev.lockstep.engine.signal;
