package dev.hearth.gateway.admission;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Whether somebody new is admitted, from one measurement to the next. Immutable. */
public final class AdmissionPolicy {

    private final AdmissionSettings settings;
    private final Map<Pressure, Valve> valves;

    private AdmissionPolicy(AdmissionSettings settings, Map<Pressure, Valve> valves) {
        this.settings = settings;
        this.valves = valves;
    }

    /** Everybody is admitted. */
    public static AdmissionPolicy open(AdmissionSettings settings) {
        var valves = new EnumMap<Pressure, Valve>(Pressure.class);
        for (var pressure : Pressure.values()) {
            valves.put(pressure, Valve.OPEN);
        }
        return new AdmissionPolicy(settings, valves);
    }

    /** The policy after one more measurement. */
    public AdmissionPolicy next(Readings readings, long nowNanos) {
        var next = new EnumMap<Pressure, Valve>(Pressure.class);
        valves.forEach((pressure, valve) -> next.put(
                pressure,
                valve.next(
                        readings.of(pressure),
                        settings.of(pressure),
                        settings.hold().toNanos(),
                        nowNanos)));
        return new AdmissionPolicy(settings, next);
    }

    /** What speaks against admitting anybody; nothing if everybody may come. */
    public List<Pressure> pressures() {
        var closed = new ArrayList<Pressure>();
        valves.forEach((pressure, valve) -> {
            if (valve.closed()) {
                closed.add(pressure);
            }
        });
        return List.copyOf(closed);
    }
}
