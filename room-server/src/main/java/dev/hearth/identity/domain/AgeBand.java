package dev.hearth.identity.domain;

/** How old a person says to be; only the band is kept. */
public enum AgeBand {
    /** Not asked yet: treated as a minor wherever age matters. */
    UNKNOWN,
    MINOR,
    ADULT
}
