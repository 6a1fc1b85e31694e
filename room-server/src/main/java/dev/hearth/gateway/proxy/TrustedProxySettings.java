package dev.hearth.gateway.proxy;

import dev.hearth.config.SettingsReader;

/** Key {@code hearth.gateway.trusted-proxies}, which both doors read. */
public final class TrustedProxySettings {
    private static final String KEY = "trusted-proxies";
    private static final int NETWORKS_MAX = 100;

    private TrustedProxySettings() {}

    /** Reads the key; {@code in} is at {@code hearth.gateway}. */
    public static TrustedProxies read(SettingsReader in) {
        var proxies = TrustedProxies.of(in.strings(KEY, 0, NETWORKS_MAX));
        in.require(proxies.isPresent(), KEY, "networks such as 10.0.0.0/8 or fd00::/8");
        return proxies.orElse(TrustedProxies.NONE);
    }
}
