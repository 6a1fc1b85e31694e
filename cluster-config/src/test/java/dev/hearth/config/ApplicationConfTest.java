package dev.hearth.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;

class ApplicationConfTest {
    @Test
    void applicationConfResolvesWithoutAnyOverride() {
        var config = ConfigFactory.parseResources("application.conf").resolve();

        assertThat(config.getString("hearth.node.address")).isEqualTo("127.0.0.1");
    }
}
