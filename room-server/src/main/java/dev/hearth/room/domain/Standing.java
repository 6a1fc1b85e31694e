package dev.hearth.room.domain;

/** Where one occupant stands. */
public record Standing(int number, Place place) {}
