/**
 * How often somebody may do something: the one {@link dev.hearth.gateway.rate.TokenBucket} of both doors, and two ways to
 * remember many of them. {@link dev.hearth.gateway.rate.BucketRegistry} never forgets a bucket that is in use and lets
 * strangers wait instead; {@link dev.hearth.gateway.rate.AddressRate} forgets the address seen longest ago, because a door
 * that anybody can knock at must not be closed to strangers by those who knock.
 *
 * <p>Knows no clock: times come in as numbers. Depends on the JDK alone.
 */
@NullMarked
package dev.hearth.gateway.rate;

import org.jspecify.annotations.NullMarked;
