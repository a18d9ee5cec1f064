/** Accounts as settings state them. */
package dev.lockstep.engine.account;
