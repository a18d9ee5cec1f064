package dev.lockstep.adapters.venue;

import dev.lockstep.engine.port.Gateway;
import dev.lockstep.engine.port.InputListener;
import dev.lockstep.engine.port.ReactiveSource;

/** All that an engine has to do with venues. {@link #send} is for the core thread, everything else for the ingress thread. */
public interface VenueLink extends Gateway, InputListener, ReactiveSource {}
