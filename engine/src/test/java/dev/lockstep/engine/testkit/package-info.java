/** What the engine's tests are made of: messages, a core pumped by hand, scripted strategies and venues, random markets. */
package dev.lockstep.engine.testkit;
