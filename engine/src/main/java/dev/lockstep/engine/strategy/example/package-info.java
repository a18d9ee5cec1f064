/** Two strategies to learn from and to test with. A new strategy is a class like these, and a parameter record that creates it. */
package dev.lockstep.engine.strategy.example;
